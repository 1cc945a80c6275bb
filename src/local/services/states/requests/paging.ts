import { invalidToken } from "./errors.ts";

/** A page of results and, when there are more, the token that continues it. */
export interface Page<Item> {
  readonly items: Item[];
  readonly nextToken?: string;
}

const lifetime = 24 * 3600 * 1000;

/** The page size asked for: 100 when none is named or 0 is. */
export function pageLimit(maxResults: number | undefined): number {
  return Math.trunc(maxResults ?? 0) || 100;
}

/**
 * A page out of up to `limit + 1` items read from the store.
 *
 * @param options.scope what is listed with all its filters; a token of another list is refused
 * @param options.positionOf where an item stands in the list's order
 */
export function pageOf<Item>(
  read: readonly Item[],
  options: { limit: number; scope: string; now: number; positionOf: (item: Item) => number | string },
): Page<Item> {
  const items = read.slice(0, options.limit);
  const last = items.at(-1);
  if (read.length <= options.limit || last === undefined) return { items };
  const token = JSON.stringify([options.scope, options.now, options.positionOf(last)]);
  return { items, nextToken: Buffer.from(token).toString("base64url") };
}

/**
 * The position a token continues after.
 * @throws InvalidToken when the token is not of this list or older than 24 hours
 */
export function continueAfter(
  token: string | undefined | null,
  { scope, now }: { scope: string; now: number },
): number | string | undefined {
  if (!token) return undefined;
  const [tokenScope, made, position] = readToken(token);
  if (tokenScope !== scope || typeof made !== "number" || now - made > lifetime) throw invalidToken();
  if (typeof position !== "number" && typeof position !== "string") throw invalidToken();
  return position;
}

function readToken(token: string): unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    return Array.isArray(read) ? read : [];
  } catch {
    throw invalidToken();
  }
}
