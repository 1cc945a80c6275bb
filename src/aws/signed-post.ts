import { signRequest } from "./sign-request.ts";

/** A call of an endpoint that no SDK has a client for. */
interface SignedPost {
  readonly url: string;
  readonly path: string;
  readonly service: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly input: object;
}

/**
 * Posts JSON with Signature Version 4.
 *
 * @param post.path letters, digits and slashes
 * @returns the answer's status, and its body as JSON
 */
export async function postSigned(post: SignedPost): Promise<{ status: number; body: unknown }> {
  const { service, region, credentials } = post;
  const request = { method: "POST", url: `${post.url}${post.path}`, body: JSON.stringify(post.input) };
  const headers = signRequest(request, { ...credentials, region, service });
  const answer = await fetch(request.url, { method: request.method, body: request.body, headers });
  return { status: answer.status, body: await answer.json() };
}
