import type { Json } from "../../../../states-language/index.ts";
import { itemReaderFailed } from "../map-run-failures.ts";
import type { S3Call } from "../s3-call.ts";

/** The objects under a prefix, page after page. @throws StatesError `States.ItemReaderFailed` */
export async function* listObjects(
  s3: S3Call,
  request: Readonly<Record<string, Json>>,
): AsyncGenerator<Record<string, Json>> {
  let token: unknown;
  do {
    const continued = token === undefined ? {} : { ContinuationToken: token };
    const page = await s3("ListObjectsV2", { ...request, ...continued }, itemReaderFailed);
    for (const object of Array.isArray(page["Contents"]) ? page["Contents"] : []) yield describeObject(object);
    token = page["NextContinuationToken"];
  } while (token !== undefined);
}

/** As the developer guide shows the items of `s3:listObjectsV2`: times in seconds since 1970. */
function describeObject(object: Readonly<Record<string, unknown>>): Record<string, Json> {
  const { ETag, Key, LastModified, Size, StorageClass } = object;
  return {
    Etag: String(ETag),
    Key: String(Key),
    LastModified: LastModified instanceof Date ? Math.floor(LastModified.getTime() / 1000) : 0,
    Size: Number(Size),
    StorageClass: String(StorageClass ?? "STANDARD"),
  };
}
