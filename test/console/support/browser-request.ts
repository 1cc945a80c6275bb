import { request } from "node:http";

/** A test's request to the console, as a browser or an attacker would send it. */
export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface BrowserAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly text: string;
}

/** One request with exactly these headers; `fetch` would forbid some. */
export function ask(
  port: number,
  path: string,
  { method = "GET", headers = {}, body }: Asked = {},
): Promise<BrowserAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port, path, method, headers: { "sec-fetch-site": "same-origin", ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const whole = Buffer.concat(parts);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: whole,
            text: whole.toString("utf8"),
          });
        });
      },
    );
    asked.once("error", reject);
    asked.end(body);
  });
}

/** Trades a token for a cookie, as the page `/open` does. */
export async function openSession(port: number, token: string): Promise<{ answer: BrowserAnswer; cookie: string }> {
  const answer = await ask(port, "/session", {
    method: "POST",
    headers: { origin: `http://127.0.0.1:${port}` },
    body: token,
  });
  const [set] = answer.headers["set-cookie"] ?? [];
  return { answer, cookie: set?.split(";")[0] ?? "" };
}
