import { AwsError } from "../aws-error.ts";

/**
 * Loopback alone is not a border: any web page open on the machine can send requests to it. A browser always names
 * where a request comes from, and a rebound DNS name shows in `Host`.
 *
 * @throws AwsError `AccessDenied` (403) for requests from web pages and for foreign host names
 */
export function refuseForeignRequest(headers: Readonly<Record<string, string>>): void {
  const host = (headers["host"] ?? "").replace(/:\d+$/, "");
  if (host !== "127.0.0.1" && host !== "localhost" && host !== "[::1]")
    throw new AwsError("AccessDenied", `The local endpoint does not answer to the host name '${host}'.`, {
      statusCode: 403,
    });
  const site = headers["sec-fetch-site"];
  if (headers["origin"] !== undefined || (site !== undefined && site !== "none"))
    throw new AwsError("AccessDenied", "The local endpoint does not answer web pages.", { statusCode: 403 });
}
