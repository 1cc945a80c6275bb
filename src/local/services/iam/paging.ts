import { AwsError } from "../../aws-error.ts";
import { optionalNumber } from "../../service-kit/member-constraints.ts";
import { cutPage, readPageToken, writePageToken } from "../../service-kit/paging.ts";

/**
 * The page of a list that a caller asked for, in the order of keys.
 *
 * @throws AwsError `ValidationError` for a page size outside 1–1000 or a marker that is not one of this endpoint's
 */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  request: { Marker?: string | undefined; MaxItems?: number | undefined },
): { page: Item[]; IsTruncated: boolean; Marker?: string } {
  const limit = optionalNumber("maxItems", request.MaxItems, { min: 1, max: 1000 }) ?? 100;
  const { page, next } = cutPage(items, {
    positionOf: (item) => [keyOf(item)],
    after: readPageToken(request.Marker, () => new AwsError("ValidationError", `Invalid Marker: ${request.Marker}`)),
    limit,
  });
  return next === undefined ? { page, IsTruncated: false } : { page, IsTruncated: true, Marker: writePageToken(next) };
}
