import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import type { AwsSession } from "./session.ts";
import { signRequest } from "./sign-request.ts";

/** A request to a URL that no SDK client calls, such as a function URL. */
export interface UrlCall {
  readonly url: string;
  /** The service's signing name. */
  readonly service: string;
  readonly signal: AbortSignal;
  /** Is sent as JSON by POST; without it the request is a GET. */
  readonly input?: object | undefined;
}

/** Sends a request that is signed as the session's calls are. */
export async function callUrl(
  session: AwsSession,
  { url, service, signal, input }: UrlCall,
): Promise<{ readonly status: number; readonly text: string }> {
  const method = input === undefined ? "GET" : "POST";
  const body = input === undefined ? undefined : JSON.stringify(input);
  const credentials = await credentialsOf(session);
  // The SDK learns from answers how far this machine's clock is off.
  const now = Date.now() + session.client(CloudFormationClient).config.systemClockOffset;
  const signature = signRequest({ method, url, body }, { ...credentials, region: session.region, service, now });
  const headers = body === undefined ? signature : { ...signature, "content-type": "application/json" };
  const answer = await fetch(url, { method, body: body ?? null, headers, signal });
  return { status: answer.status, text: await answer.text() };
}

/** The credentials that sign the session's calls. */
export function credentialsOf(session: AwsSession) {
  return session.client(CloudFormationClient).config.credentials();
}
