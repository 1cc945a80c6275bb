import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import type { AwsSession } from "./session.ts";
import { signRequest } from "./sign-request.ts";

/** Sends a GET request that is signed as the session's calls are, to a URL that no SDK client calls. */
export async function signedGet(
  session: AwsSession,
  request: { readonly url: string; readonly service: string; readonly signal: AbortSignal },
): Promise<{ readonly status: number; readonly text: string }> {
  const { url, service, signal } = request;
  const credentials = await session.client(CloudFormationClient).config.credentials();
  const headers = signRequest({ method: "GET", url }, { ...credentials, region: session.region, service });
  const answer = await fetch(url, { headers, signal });
  return { status: answer.status, text: await answer.text() };
}
