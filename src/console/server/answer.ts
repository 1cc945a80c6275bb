import type { ServerResponse } from "node:http";

/** An answer of the console. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The pages' Content-Security-Policy: they run and load what the console itself serves, and nothing else. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The headers of every answer, refusals included. There are no CORS headers: nobody else may read anything. */
export const safeHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": pagePolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

/** Sends a whole answer, with the headers that protect every page. A text is sent as UTF-8. */
export function sendAnswer(response: ServerResponse, { status, type, body, headers }: Answer): void {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  response.writeHead(status, {
    ...safeHeaders,
    "content-type": type,
    "content-length": bytes.byteLength,
    ...headers,
  });
  response.end(bytes);
}

/** An answer of HTML. The markup is sent as it is: values in it must be escaped already. */
export function page(markup: string, status = 200): Answer {
  return { status, type: "text/html; charset=utf-8", body: markup };
}

/** An answer of JSON. */
export function json(value: unknown, status = 200): Answer {
  return { status, type: "application/json", body: JSON.stringify(value) };
}
