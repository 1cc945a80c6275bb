import { cutRead, readPageToken, writePageToken } from "../../../service-kit/paging.ts";
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
  const { page: items, next } = cutRead(
    read,
    options.limit,
    (item) => [options.positionOf(item)],
    (item) => item,
  );
  return next ? { items, nextToken: writePageToken([options.scope, options.now, ...next]) } : { items };
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
  const [tokenScope, made, position] = readPageToken(token, invalidToken) ?? [];
  if (tokenScope !== scope || typeof made !== "number" || now - made > lifetime) throw invalidToken();
  return position;
}
