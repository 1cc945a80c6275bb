import { AwsError } from "../../aws-error.ts";
import { optionalNumber } from "../../member-constraints.ts";

/**
 * Cuts a list that is sorted by key into the page a caller asked for. The marker is the last key of the page before.
 *
 * @throws AwsError `ValidationError` for a page size outside 1–1000 or a marker that is none of ours
 */
export function cutPage<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  request: { Marker?: string | undefined; MaxItems?: number | undefined },
): { page: Item[]; IsTruncated: boolean; Marker?: string } {
  const size = optionalNumber("maxItems", request.MaxItems, { min: 1, max: 1000 }) ?? 100;
  const after = request.Marker === undefined ? undefined : readMarker(request.Marker);
  const rest = after === undefined ? items : items.filter((item) => keyOf(item) > after);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  if (rest.length <= size || last === undefined) return { page, IsTruncated: false };
  return { page, IsTruncated: true, Marker: Buffer.from(`after:${keyOf(last)}`).toString("base64") };
}

function readMarker(marker: string): string {
  const text = Buffer.from(marker, "base64").toString();
  if (!text.startsWith("after:")) throw new AwsError("ValidationError", `Invalid Marker: ${marker}`);
  return text.slice("after:".length);
}
