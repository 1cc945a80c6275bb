import type { ItemSource, Json, MapItem } from "../../../states-language/index.ts";
import { readItems } from "../map-runs/items/read-items.ts";
import type { S3Call } from "../map-runs/s3-call.ts";

type ReaderSource = Extract<ItemSource, { kind: "reader" }>;

/**
 * Reads items as the `ItemReader` would, out of data given in place of what stands in S3.
 * @param data "as found in its original source"; without any the items stand, already read, in the state's input
 * @throws StatesError `States.ItemReaderFailed`
 */
export async function readMockedItems(
  source: ReaderSource,
  { data, input }: { data: string | undefined; input: Json },
): Promise<MapItem[]> {
  const given: S3Call = async () => ({ Body: Buffer.from(data ?? JSON.stringify(input)) });
  // Given data is text: it is not packed, and is read whatever the reader lists or names.
  const { Key = "", ...request } = source.request;
  const object: ReaderSource = {
    ...source,
    resource: "arn:aws:states:::s3:getObject",
    request: { ...request, Key: String(Key).replace(/\.gz$/, "") },
    config: data === undefined ? { ...source.config, inputType: "JSON", manifestType: undefined } : source.config,
  };
  const items: MapItem[] = [];
  for await (const item of readItems(object, given)) items.push(item);
  return items;
}
