import type { CORSRule } from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { CrossOriginAnswer } from "../../../service-description.ts";
import type { WireRequest } from "../../../protocol/wire.ts";
import type { Store } from "../../../store/store.ts";
import { migrations } from "../tables.ts";

const methods: ReadonlySet<string> = new Set(["GET", "PUT", "POST", "DELETE", "HEAD"]);

/**
 * Returns what a web page may do with a bucket ("Using cross-origin resource sharing (CORS)", Amazon S3 User Guide).
 * Reads that name no origin, such as those of images, pass: signature and policies decide about them, and the page
 * cannot read the answer.
 *
 * @returns the headers of the answer; undefined where no rule lets the page send the request
 * @throws AwsError `AccessForbidden` and `BadRequest` for a preflight request without a rule that fits
 */
export function answerPage(store: Store, request: WireRequest): CrossOriginAnswer | undefined {
  const { origin } = request.headers;
  const isPreflight = request.method === "OPTIONS";
  if (origin === undefined && !isPreflight) {
    return request.method === "GET" || request.method === "HEAD" ? { headers: {} } : undefined;
  }
  const rules = readRules(store, request.path.split("/")[1] ?? "");
  if (!isPreflight) {
    const rule = rules?.find((one) => fits(one, { origin, method: request.method, headers: [] }));
    return rule && { headers: describeRule(rule, origin) };
  }
  const asked = readPreflight(request);
  const kind = /^\/[^/]+\/?$/.test(request.path) ? "BUCKET" : "OBJECT";
  if (!rules) throw forbidden("CORSResponse: CORS is not enabled for this bucket.", asked.method, kind);
  const rule = rules.find((one) => fits(one, asked));
  if (!rule) {
    // "evalution" is AWS's spelling.
    const text =
      "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.";
    throw forbidden(text, asked.method, kind);
  }
  return { headers: describeRule(rule, origin, asked.headers), isPreflight };
}

interface Asked {
  readonly origin: string | undefined;
  readonly method: string;
  /** In lower case. */
  readonly headers: readonly string[];
}

function readPreflight({ headers }: WireRequest): Asked {
  const { origin, "access-control-request-method": method } = headers;
  if (origin === undefined) throw badRequest("Insufficient information. Origin request header needed.");
  if (method === undefined || !methods.has(method)) {
    throw badRequest(`Invalid Access-Control-Request-Method: ${method ?? "null"}`);
  }
  const names = headers["access-control-request-headers"] ?? "";
  const listed = names.split(",").map((name) => name.trim().toLowerCase());
  return { origin, method, headers: listed.filter((name) => name !== "") };
}

function readRules(store: Store, bucket: string): CORSRule[] | undefined {
  // The first request of all may be one of a page, before the service made its tables.
  store.migrate("s3", migrations);
  const row = store.prepare("SELECT value FROM s3_bucket_settings WHERE bucket = ? AND kind = 'cors'").get(bucket);
  return row && JSON.parse(String(row["value"]));
}

function fits(rule: CORSRule, { origin = "", method, headers }: Asked): boolean {
  return (
    (rule.AllowedMethods ?? []).includes(method) &&
    (rule.AllowedOrigins ?? []).some((pattern) => matches(pattern, origin)) &&
    headers.every((name) => (rule.AllowedHeaders ?? []).some((pattern) => matches(pattern.toLowerCase(), name)))
  );
}

/** A pattern has at most one `*`. */
function matches(pattern: string, text: string): boolean {
  const [before = "", after] = pattern.split("*");
  if (after === undefined) return pattern === text;
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}

function describeRule(rule: CORSRule, origin = "", headers: readonly string[] = []): Record<string, string> {
  const isOpen = rule.AllowedOrigins?.find((pattern) => matches(pattern, origin)) === "*";
  return {
    "access-control-allow-origin": isOpen ? "*" : origin,
    "access-control-allow-methods": (rule.AllowedMethods ?? []).join(", "),
    vary: "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
    ...(headers.length > 0 && { "access-control-allow-headers": headers.join(", ") }),
    ...(!isOpen && { "access-control-allow-credentials": "true" }),
    ...(rule.ExposeHeaders?.length && { "access-control-expose-headers": rule.ExposeHeaders.join(", ") }),
    ...(rule.MaxAgeSeconds !== undefined && { "access-control-max-age": String(rule.MaxAgeSeconds) }),
  };
}

function forbidden(message: string, method: string, resourceType: string): AwsError {
  return new AwsError("AccessForbidden", message, {
    statusCode: 403,
    members: { Method: method, ResourceType: resourceType },
  });
}

function badRequest(message: string): AwsError {
  return new AwsError("BadRequest", message, { statusCode: 400 });
}
