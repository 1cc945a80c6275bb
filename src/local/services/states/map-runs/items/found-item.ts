import type { MapItem } from "../../../../states-language/index.ts";

/** An item before it is numbered. */
export type FoundItem = Omit<MapItem, "index">;

/** `$$.Map.Item.Source` of an item that stands in an object. */
export function uriOf(bucket: unknown, key: unknown): string {
  return `S3://${String(bucket)}/${String(key)}`;
}
