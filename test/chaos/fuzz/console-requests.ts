import { exchange, type RawAnswer } from "../../support/http-exchange.ts";
import type { Random } from "../../support/random.ts";
import { hostileText } from "./values.ts";

/** The port, cookie and token of a browser that was let in: without them, requests come from a stranger. */
export interface ConsoleVisit {
  readonly port: number;
  readonly cookie: string;
  readonly pageToken: string;
}

/** A request to the console. */
export interface ConsoleRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const pages = [
  "/",
  "/run",
  "/machines",
  "/photos",
  "/faces",
  "/table",
  "/outbox",
  "/approvals",
  "/metrics",
  "/machine",
];
const others = [
  "/picture",
  "/session",
  "/open",
  "/client.js",
  "//",
  "//[",
  "/%00",
  "/__proto__",
  "/constructor",
  "/../x",
];
const actions = ["start", "start-again", "stop", "redrive", "approve", "deny", "delete-face", "constructor"];
const names = [
  "arn",
  "page",
  "part",
  "seen",
  "status",
  "next",
  "approval",
  "run",
  "state",
  "size",
  "key",
  "from",
  "id",
];
const values = [
  "arn:aws:states:us-west-2:123456789012:stateMachine:fuzz",
  "arn:aws:states:us-west-2:123456789012:execution:fuzz:x",
  "-1",
  "1e9",
  "/run",
  "large",
];

/** Pages, parts, pictures and changes, with the keys to the console or without. */
export function consoleRequest(random: Random, { port, cookie, pageToken }: ConsoleVisit): ConsoleRequest {
  const asPost = random.chance(0.35);
  const fields = Array.from({ length: random.below(4) }, (): [name: string, value: string] => [
    random.pick(names),
    random.chance(0.5) ? random.pick(values) : hostileText(random).slice(0, 2000),
  ]);
  if (asPost) fields.push(["input", hostileText(random)]);
  const form = new URLSearchParams(fields).toString();
  const path = asPost ? `/actions/${random.pick(actions)}` : random.pick(random.chance(0.8) ? pages : others);
  const isStranger = random.chance(0.2);
  const headers: Record<string, string> = {
    host: random.chance(0.97) ? `127.0.0.1:${port}` : "evil.example",
    "sec-fetch-site": random.chance(0.97) ? "same-origin" : "cross-site",
    ...(isStranger ? { cookie: `wildrydes-${port}=x` } : { cookie }),
    ...(asPost && {
      origin: `http://127.0.0.1:${port}`,
      "content-type": "application/x-www-form-urlencoded",
      "x-wildrydes-console": isStranger ? "x" : pageToken,
    }),
  };
  return {
    method: asPost ? "POST" : "GET",
    path: asPost ? path : `${path}?${form}`,
    headers,
    body: asPost ? form : "",
  };
}

/** Sends a request as its bytes are; rejects when nothing is answered in ten seconds. */
export function sendToConsole(port: number, { method, path, headers, body }: ConsoleRequest): Promise<RawAnswer> {
  return exchange({ hostname: "127.0.0.1", port, method, path, headers, timeout: 10_000 }, body);
}

/** Trades a token for a cookie, and reads the token that the pages carry. */
export async function visitConsole(port: number, token: string): Promise<ConsoleVisit> {
  const origin = `http://127.0.0.1:${port}`;
  const common = { host: `127.0.0.1:${port}`, "sec-fetch-site": "same-origin" };
  const session = await sendToConsole(port, {
    method: "POST",
    path: "/session",
    headers: { ...common, origin },
    body: token,
  });
  const [cookie = ""] = String(session.headers["set-cookie"] ?? "").split(";");
  const { body } = await sendToConsole(port, { method: "GET", path: "/", headers: { ...common, cookie }, body: "" });
  const pageToken = /name="console-token" content="([^"]+)"/.exec(body)?.[1] ?? "";
  if (pageToken === "") throw new Error(`the console's page carries no token: ${body.slice(0, 300)}`);
  return { port, cookie, pageToken };
}
