import { invalid } from "./events-errors.ts";

const largestPage = 100;

/**
 * Cuts a page out of a list in its order; the token is the name of the last one shown.
 *
 * @throws AwsError `ValidationException` for a token whose name is not in the list (any more)
 */
export function cutPage<Item>(
  list: readonly Item[],
  nameOf: (item: Item) => string,
  request: { NextToken?: string | undefined; Limit?: number | undefined },
): { page: Item[]; NextToken?: string } {
  const start = request.NextToken === undefined ? 0 : findStart(list.map(nameOf), request.NextToken);
  const page = list.slice(start, start + (request.Limit ?? largestPage));
  const last = page.at(-1);
  if (last === undefined || start + page.length >= list.length) return { page };
  return { page, NextToken: Buffer.from(nameOf(last)).toString("base64url") };
}

function findStart(names: readonly string[], token: string): number {
  const index = names.indexOf(Buffer.from(token, "base64url").toString());
  if (index < 0) throw invalid("Invalid token.");
  return index + 1;
}
