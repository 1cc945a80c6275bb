import { randomUUID } from "node:crypto";
import type { Caller } from "../../service.ts";

/** A request to a function URL. */
export interface UrlRequest {
  readonly id: string;
  readonly method: string;
  /** As sent, from the slash after the id. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * The event of a request, payload format 2.0 (AWS Lambda Developer Guide, "Request payload format").
 *
 * @param options.caller who asks; undefined where nobody is asked for a signature
 * @param options.now milliseconds since 1970
 */
export function urlEvent(
  request: UrlRequest,
  options: { readonly caller: Caller | undefined; readonly accessKey: string | undefined; readonly now: number },
): Record<string, unknown> {
  const { cookie, ...headers } = request.headers;
  const parameters = queryParameters(request.query);
  const isText = textTypes.test(headers["content-type"] ?? "");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: request.path,
    rawQueryString: request.query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */) }),
    headers,
    ...(Object.keys(parameters).length > 0 ? { queryStringParameters: parameters } : {}),
    requestContext: requestContext(request, options),
    ...(request.body.length > 0 ? { body: Buffer.from(request.body).toString(isText ? "utf8" : "base64") } : {}),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}

const textTypes = /^(?:text\/|application\/(?:json|xml|javascript)\b|application\/[\w.-]+\+(?:json|xml)\b)/i;

function requestContext(
  request: UrlRequest,
  { caller, accessKey, now }: { caller: Caller | undefined; accessKey: string | undefined; now: number },
): Record<string, unknown> {
  const { principal, account } = caller ?? {};
  return {
    accountId: account ?? "anonymous",
    apiId: request.id,
    ...(principal
      ? {
          authorizer: {
            iam: {
              accessKey,
              accountId: account,
              callerId: principal.userId,
              cognitoIdentity: null,
              principalOrgId: null,
              userArn: principal.arn,
              userId: principal.userId,
            },
          },
        }
      : {}),
    domainName: request.headers["host"] ?? "",
    domainPrefix: request.id,
    http: {
      method: request.method,
      path: request.path,
      protocol: "HTTP/1.1",
      sourceIp: "127.0.0.1",
      userAgent: request.headers["user-agent"] ?? "",
    },
    requestId: randomUUID(),
    routeKey: "$default",
    stage: "$default",
    time: commonLogTime(now),
    timeEpoch: now,
  };
}

/** Parameters by name; several of one name are joined by a comma. */
function queryParameters(query: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const before = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    parameters[name] = before === undefined ? value : `${before},${value}`;
  }
  return parameters;
}

/** `12/Mar/2020:19:03:58 +0000` */
function commonLogTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(/,? /);
  return `${day}/${month}/${year}:${time} +0000`;
}
