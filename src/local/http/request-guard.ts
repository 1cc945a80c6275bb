import { AwsError } from "../aws-error.ts";

/**
 * The loopback interface alone does not protect: any web page open on the machine can send requests to it. A browser
 * always names where a request comes from, and a rebound DNS name shows in `Host`.
 *
 * @throws AwsError `AccessDenied` (403) for requests from web pages and for foreign host names
 */
export function refuseForeignRequest(headers: Readonly<Record<string, string>>): void {
  refuseForeignHost(headers["host"]);
  if (isFromPage(headers)) throw pageRefused();
}

/** @throws AwsError `AccessDenied` (403) for a name that does not lead to the loopback interface */
export function refuseForeignHost(name = ""): void {
  const host = name.replace(/:\d+$/, "");
  if (host !== "127.0.0.1" && host !== "localhost" && host !== "[::1]")
    throw new AwsError("AccessDenied", `The local endpoint does not answer to the host name '${host}'.`, {
      statusCode: 403,
    });
}

/** Whether a web page sent a request: a browser always names where it comes from. */
export function isFromPage(headers: Readonly<Record<string, string>>): boolean {
  const site = headers["sec-fetch-site"];
  return headers["origin"] !== undefined || (site !== undefined && site !== "none");
}

/** The answer to a web page that no setting lets in. */
export function pageRefused(): AwsError {
  return new AwsError("AccessDenied", "The local endpoint does not answer web pages.", { statusCode: 403 });
}
