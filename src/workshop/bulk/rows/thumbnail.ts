import { readFile } from "node:fs/promises";
import { getObject } from "../../../aws/bucket/objects.ts";
import type { AwsSession } from "../../../aws/session.ts";
import type { RowResult } from "./row-result.ts";

const pixels = 160;

/** A row's photo, from its file or from the bucket, as a small JPEG in a data URI; undefined where that fails. */
export async function makeThumbnail(
  session: AwsSession,
  bucket: string | undefined,
  { photo, key }: Pick<RowResult, "photo" | "key">,
): Promise<string | undefined> {
  try {
    const bytes =
      photo === undefined ? bucket && (await getObject(session, { bucket, key }))?.body : await readFile(photo);
    if (bytes === undefined || bytes === "") return undefined;
    const { default: sharp } = await import("sharp");
    const small = await sharp(bytes)
      .rotate()
      .resize(pixels, pixels, { fit: "inside" })
      .jpeg({ quality: 70 })
      .toBuffer();
    return `data:image/jpeg;base64,${small.toString("base64")}`;
  } catch {
    return undefined;
  }
}
