import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Why a request gets no answer. */
export type Refusal = "host" | "site" | "origin" | "method" | "token";

/** The header that a change carries the page's token in. No other origin can send it without being asked for leave. */
const tokenHeader = "x-wildrydes-console";

/** A separate name for each port: browsers share cookies between ports. */
export function cookieName(port: number): string {
  return `wildrydes-${port}`;
}

/**
 * Refuses what does not come from the console's own pages. Any page that is open in a browser reaches 127.0.0.1, and a
 * rebound DNS name shows in `Host` (CVE-2025-24010 is what happens without this).
 *
 * @param isEntrance the page that a link from elsewhere may lead to: it shows nothing
 */
export function judgeRequest(
  { method, headers }: Pick<IncomingMessage, "method" | "headers">,
  { port, isEntrance }: { port: number; isEntrance: boolean },
): Refusal | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host ?? "")) return "host";
  const site = headers["sec-fetch-site"];
  const isNavigation = isEntrance && method === "GET" && headers["sec-fetch-mode"] === "navigate";
  if (site !== "same-origin" && site !== "none" && !isNavigation) return "site";
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${headers.host}`) return "origin";
  if (method === "GET" || method === "HEAD") return undefined;
  if (method !== "POST") return "method";
  return origin === undefined ? "origin" : undefined;
}

/** The value of this port's cookie. */
export function readCookie({ headers }: Pick<IncomingMessage, "headers">, port: number): string | undefined {
  const wanted = `${cookieName(port)}=`;
  return (headers.cookie ?? "")
    .split(/;\s*/)
    .find((pair) => pair.startsWith(wanted))
    ?.slice(wanted.length);
}

/** Whether a change carries the token of the page it was asked for in. */
export function hasPageToken({ headers }: Pick<IncomingMessage, "headers">, pageToken: string): boolean {
  const given = Buffer.from(String(headers[tokenHeader] ?? ""));
  const wanted = Buffer.from(pageToken);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
