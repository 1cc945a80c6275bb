import { updateItem } from "../../aws/table/update-item.ts";
import { getItem, type Item } from "../../aws/table/items.ts";
import type { Environment } from "../environment.ts";

/** An image of the flow, by where it lies. */
export interface ImagePlace {
  readonly bucket: string;
  readonly key: string;
}

/** The id of an image in the table: its key without the first folder, or the key where it lies in none. */
export function imageIdOf(key: string): string {
  return key.slice(key.indexOf("/") + 1);
}

/** Writes an image's item before its execution starts, or renews it: the flow completes items, it makes none. */
export async function noteImage({ session }: Environment, table: string, { bucket, key }: ImagePlace): Promise<void> {
  await updateItem(session, {
    table,
    key: { name: "imageID", value: imageIdOf(key) },
    set: { s3bucket: bucket, s3key: key },
  });
}

/** Writes the execution of an image to its item. */
export async function noteExecution(
  { session }: Environment,
  table: string,
  { key, arn }: { key: string; arn: string },
): Promise<void> {
  await updateItem(session, {
    table,
    key: { name: "imageID", value: imageIdOf(key) },
    set: { executionArn: arn },
    remove: ["errReason"],
  });
}

/** An image's item. */
export function readImage({ session }: Environment, table: string, key: string): Promise<Item | undefined> {
  return getItem(session, { table, key: { name: "imageID", value: imageIdOf(key) } });
}
