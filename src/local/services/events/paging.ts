import { cutPage, readPageToken, writePageToken } from "../../service-kit/paging.ts";
import { invalid } from "./events-errors.ts";

const largestPage = 100;

/**
 * A page of a list in the order of names, 100 items at most, and the token of the next.
 *
 * @throws AwsError `ValidationException` for a token that is not one of this endpoint's
 */
export function pageOf<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  request: { NextToken?: string | undefined; Limit?: number | undefined },
): { page: Item[]; NextToken?: string } {
  const { page, next } = cutPage(items, {
    positionOf: (item) => [nameOf(item)],
    after: readPageToken(request.NextToken, () => invalid("Invalid token.")),
    limit: request.Limit ?? largestPage,
  });
  return next === undefined ? { page } : { page, NextToken: writePageToken(next) };
}
