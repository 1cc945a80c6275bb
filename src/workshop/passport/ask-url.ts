import { callUrl } from "../../aws/call-url.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { findPassportOffice } from "./office.ts";

/** The answer of the office's URL. */
interface UrlReply {
  readonly url: string;
  readonly status: number;
  readonly document: unknown;
}

/**
 * Asks the office's URL for a result, with a signed GET.
 *
 * @throws UserError `passport-result-not-found` (4), `passport-url-refused` (1)
 */
export async function askPassportUrl(environment: Environment, name: string): Promise<UrlReply> {
  const office = await findPassportOffice(environment);
  if (!office) throw new UserError({ code: "passport-result-not-found", values: { name } });
  const url = `${office.url}?imageName=${encodeURIComponent(name)}`;
  const { session, signal } = environment;
  const { status, text } = await callUrl(session, { url, service: "lambda", signal });
  if (status === 404) throw new UserError({ code: "passport-result-not-found", values: { name } });
  if (status !== 200) throw new UserError({ code: "passport-url-refused", values: { url: office.url, status, text } });
  const document: unknown = JSON.parse(text);
  return { url, status, document };
}
