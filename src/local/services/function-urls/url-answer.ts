/** The response of a function URL. */
export interface UrlAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Uint8Array | string;
}

/** Lambda's answer for a function that failed. */
export const failedAnswer: UrlAnswer = {
  status: 502,
  headers: { "content-type": "application/json" },
  body: "Internal Server Error",
};

/**
 * The answer that a function's result stands for: an object with a status is one; anything else is a document (AWS
 * Lambda Developer Guide, "Response payload format").
 *
 * @param payload JSON text
 */
export function urlAnswer(payload: string): UrlAnswer {
  const result: unknown = payload === "" ? null : JSON.parse(payload);
  const type = { "content-type": "application/json" };
  if (!isRecord(result) || result["statusCode"] === undefined) {
    const body = typeof result === "string" ? result : JSON.stringify(result);
    return { status: 200, headers: type, body };
  }
  const status = Number(result["statusCode"]);
  if (!Number.isInteger(status) || status < 200 || status > 599) return failedAnswer;
  const text = bodyText(result["body"]);
  const cookies: UrlAnswer["headers"] = Array.isArray(result["cookies"])
    ? { "set-cookie": result["cookies"].map(String) }
    : {};
  return {
    status,
    headers: { ...type, ...ownHeaders(result["headers"]), ...cookies },
    body: result["isBase64Encoded"] === true ? Buffer.from(text, "base64") : text,
  };
}

/** Headers that belong to the connection are not the function's to write. */
const connectionHeaders = new Set(["connection", "content-length", "keep-alive", "transfer-encoding", "upgrade"]);

function ownHeaders(headers: unknown): Record<string, string> {
  if (!isRecord(headers)) return {};
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return Object.fromEntries(entries.filter(([name]) => !connectionHeaders.has(name)));
}

function bodyText(body: unknown): string {
  if (body === undefined || body === null) return "";
  return typeof body === "string" ? body : JSON.stringify(body);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
