import { listObjects } from "../../aws/bucket/objects.ts";
import type { Environment } from "../environment.ts";

/** A bucket with more photos is not listed: the machine then finds out what is missing. */
const mostListed = 100_000;

/** The keys of a bucket; undefined where there are too many to look through. */
export async function readBucketKeys(
  environment: Environment,
  bucket: string,
): Promise<ReadonlySet<string> | undefined> {
  const objects = await listObjects(environment.session, bucket, mostListed + 1);
  if (objects.length > mostListed) {
    environment.port.notify({
      type: "note",
      text: { code: "keys-not-checked", values: { bucket, most: mostListed } },
    });
    return undefined;
  }
  return new Set(objects.map(({ key }) => key));
}
