import { createHmac, timingSafeEqual } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { Endpoint } from "../endpoint.ts";
import { refuseForeignRequest } from "./request-guard.ts";
import type { RequestHandler } from "./request-handler.ts";

/** The path at which commands ask for the console; AWS has no such path. */
export const consolePath = "/-/console";
/** The header that proves whose wanted it is. */
export const consoleProofHeader = "x-wildrydes-console-proof";

/** Where a person wants to look. */
export interface ConsoleRequest {
  readonly region: string;
  readonly environment: string | undefined;
  readonly language: string;
}

/** A console as the endpoint sees it. */
export interface OpenedConsole {
  readonly port: number;
  /** A token that opens the console once, within a minute. */
  admit(wanted: ConsoleRequest): string;
  idle(): number;
  close(): Promise<void>;
}

/** Opens the console of an endpoint. */
export type OpenConsole = (
  endpoint: Endpoint,
  options: { url: string; dataFolder: string; log: (line: string) => void },
) => Promise<OpenedConsole>;

/** Returns what only a holder of the user's keys can say of a wanted. */
export function signConsoleRequest(secret: string, body: string): string {
  return createHmac("sha256", secret).update(`console ${body}`).digest("hex");
}

/** A wanted is good for as long, in milliseconds. */
const validMilliseconds = 30_000;
const longestBody = 2000;

/**
 * Answers those who ask for the console with its port and a token. The wanted is signed with the person's key, and good
 * once.
 */
export function answerConsoleRequests(
  handle: RequestHandler,
  options: { secret: string; open: () => Promise<OpenedConsole> },
): RequestHandler {
  const used = new Map<string, number>();
  return async (request, signal) => {
    const proof = request.headers[consoleProofHeader];
    if (request.method !== "POST" || request.path !== consolePath || proof === undefined)
      return handle(request, signal);
    try {
      refuseForeignRequest(request.headers);
    } catch {
      return handle(request, signal);
    }
    if (!(Number(request.headers["content-length"]) <= longestBody)) return { status: 413, headers: {} };
    const body = (await buffer(request.body)).toString("utf8");
    if (!isSame(proof, signConsoleRequest(options.secret, body))) return { status: 403, headers: {} };
    const now = Date.now();
    for (const [known, until] of used) if (until < now) used.delete(known);
    const wanted = readConsoleRequest(body, now);
    if (wanted === undefined || used.has(proof)) return { status: 403, headers: {} };
    used.set(proof, now + 2 * validMilliseconds);
    const console = await options.open();
    const answer = JSON.stringify({ port: console.port, token: console.admit(wanted) });
    return { status: 200, headers: { "content-type": "application/json", "cache-control": "no-store" }, body: answer };
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function readConsoleRequest(body: string, now: number): ConsoleRequest | undefined {
  const wanted = parse(body);
  if (typeof wanted !== "object" || wanted === null || !("at" in wanted) || typeof wanted.at !== "number")
    return undefined;
  if (Math.abs(now - wanted.at) > validMilliseconds) return undefined;
  const text = (name: string): string | undefined => {
    const value: unknown = Reflect.get(wanted, name);
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
