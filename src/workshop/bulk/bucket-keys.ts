import { listObjects } from "../../aws/bucket/objects.ts";
import type { Environment } from "../environment.ts";
import { createKeyFinder } from "../unicode-forms.ts";

/** A bucket with more photos is not listed: the machine then finds out what is missing. */
const mostListed = 100_000;

/**
 * Finds keys of a bucket, also those it holds in another Unicode form; undefined where there are too many to look
 * through.
 */
export async function readBucketKeys(
  environment: Environment,
  bucket: string,
): Promise<((key: string) => string | undefined) | undefined> {
  const objects = await listObjects(environment.session, bucket, mostListed + 1);
  if (objects.length > mostListed) {
    environment.port.notify({
      type: "note",
      text: { code: "keys-not-checked", values: { bucket, most: mostListed } },
    });
    return undefined;
  }
  return createKeyFinder(objects.map(({ key }) => key));
}
