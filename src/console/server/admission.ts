import { createHash, randomBytes } from "node:crypto";
import { tokenMilliseconds, type Visit } from "../console.ts";

/** A browser that was let in. It ends with the process. */
export interface Session {
  readonly visit: Visit;
  /** Stands in the pages; a change is carried out only with it. */
  readonly pageToken: string;
}

/** Lets browsers in: a token that can be used once becomes a session. */
export interface Admission {
  issueToken(visit: Visit): string;
  /** The cookie value of a new session; undefined for a token that is unknown, used, or too old. */
  redeem(token: string): string | undefined;
  find(cookie: string | undefined): Session | undefined;
}

/** @param now milliseconds since 1970 */
export function createAdmission(now: () => number): Admission {
  const tokens = new Map<string, { readonly visit: Visit; readonly until: number }>();
  const sessions = new Map<string, Session>();
  return {
    issueToken(visit) {
      for (const [key, { until }] of tokens) if (until < now()) tokens.delete(key);
      const token = randomBytes(16).toString("base64url");
      tokens.set(digest(token), { visit, until: now() + tokenMilliseconds });
      return token;
    },
    redeem(token) {
      const issued = tokens.get(digest(token));
      tokens.delete(digest(token));
      if (issued === undefined || issued.until < now()) return undefined;
      const cookie = randomBytes(32).toString("base64url");
      sessions.set(digest(cookie), { visit: issued.visit, pageToken: randomBytes(16).toString("base64url") });
      return cookie;
    },
    find: (cookie) => (cookie === undefined ? undefined : sessions.get(digest(cookie))),
  };
}

/** Secrets are looked up by their digests: the time that takes reveals nothing about them. */
function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
