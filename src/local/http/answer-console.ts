import { createHmac, timingSafeEqual } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { Endpoint } from "../endpoint.ts";
import { refuseForeignRequest } from "./request-guard.ts";
import type { RequestHandler } from "./request-handler.ts";

/** Where the console is asked for, beside all that AWS has. */
export const consolePath = "/-/console";
/** The header that proves whose wish it is. */
export const wishProofHeader = "x-wildrydes-wish";

/** Where a person wants to look. */
export interface ConsoleWish {
  readonly region: string;
  readonly environment: string | undefined;
  readonly language: string;
}

/** A console as the endpoint sees it. */
export interface OpenedConsole {
  readonly port: number;
  /** A token that opens the console once, within a minute. */
  admit(wish: ConsoleWish): string;
  idle(): number;
  close(): Promise<void>;
}

/** Opens the console of an endpoint. */
export type OpenConsole = (
  endpoint: Endpoint,
  options: { url: string; log: (line: string) => void },
) => Promise<OpenedConsole>;

/** What only somebody with the person's keys can say of a wish. */
export function proveWish(secret: string, body: string): string {
  return createHmac("sha256", secret).update(`console ${body}`).digest("hex");
}

/** A wish is good for as long, in milliseconds. */
const wishMilliseconds = 30_000;
const longestWish = 2000;

/**
 * Answers those who ask for the console with its port and a token. The wish is signed with the person's key, and good
 * once.
 */
export function answerConsoleWishes(
  handle: RequestHandler,
  options: { secret: string; open: () => Promise<OpenedConsole> },
): RequestHandler {
  const used = new Map<string, number>();
  return async (request, signal) => {
    const proof = request.headers[wishProofHeader];
    if (request.method !== "POST" || request.path !== consolePath || proof === undefined)
      return handle(request, signal);
    try {
      refuseForeignRequest(request.headers);
    } catch {
      return handle(request, signal);
    }
    if (!(Number(request.headers["content-length"]) <= longestWish)) return { status: 413, headers: {} };
    const body = (await buffer(request.body)).toString("utf8");
    if (!isSame(proof, proveWish(options.secret, body))) return { status: 403, headers: {} };
    const now = Date.now();
    for (const [known, until] of used) if (until < now) used.delete(known);
    const wish = readWish(body, now);
    if (wish === undefined || used.has(proof)) return { status: 403, headers: {} };
    used.set(proof, now + 2 * wishMilliseconds);
    const console = await options.open();
    const answer = JSON.stringify({ port: console.port, token: console.admit(wish) });
    return { status: 200, headers: { "content-type": "application/json", "cache-control": "no-store" }, body: answer };
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function readWish(body: string, now: number): ConsoleWish | undefined {
  const wish = parse(body);
  if (typeof wish !== "object" || wish === null || !("at" in wish) || typeof wish.at !== "number") return undefined;
  if (Math.abs(now - wish.at) > wishMilliseconds) return undefined;
  const text = (name: string): string | undefined => {
    const value: unknown = Reflect.get(wish, name);
    return typeof value === "string" ? value : undefined;
  };
  const region = text("region");
  if (region === undefined) return undefined;
  return { region, environment: text("environment"), language: text("language") ?? "en" };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
