import { signRequest, type Signer } from "../../src/aws/sign-request.ts";

/** A request signed as the program signs requests that no SDK client makes. */
export function signedFetch(url: string, init: RequestInit & { body?: string | Uint8Array }, signer: Signer) {
  const { method = "GET", body } = init;
  const headers = { ...Object.fromEntries(new Headers(init.headers)), ...signRequest({ method, url, body }, signer) };
  return fetch(url, { ...init, headers });
}
