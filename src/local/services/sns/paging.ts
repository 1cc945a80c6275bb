import { cutRead, readPlace, writePageToken } from "../../service-kit/paging.ts";
import { invalidParameter } from "./sns-errors.ts";

/** Topics and subscriptions on one page. */
export const pageSize = 100;

/** The place that a page begins after. @throws AwsError `InvalidParameterException` */
export function readToken<Place extends string | number>(token: string | undefined, start: Place): Place {
  return readPlace(token, start, () => invalidParameter("NextToken"));
}

/** The first page of a list that was read one item further, with the token of the next if there is one. */
export function pageOf<Item>(
  read: readonly Item[],
  placeOf: (item: Item) => string | number,
): { page: Item[]; NextToken?: string } {
  const { page, next } = cutRead(
    read,
    pageSize,
    (item) => [placeOf(item)],
    (item) => item,
  );
  return next === undefined ? { page } : { page, NextToken: writePageToken(next) };
}
