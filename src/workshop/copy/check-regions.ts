import { readBucketRegion } from "../../aws/bucket/bucket-region.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";

/**
 * Step Functions copies within its own region alone.
 *
 * @throws UserError `copy-bucket-not-found`, `bucket-regions-not-equal`, `copy-other-region`
 */
export async function checkRegions({ session, target }: Environment, buckets: readonly string[]): Promise<void> {
  const regions = await Promise.all(buckets.map((bucket) => readBucketRegion(session, bucket)));
  const places = buckets.map((bucket, at) => {
    const region = regions[at];
    if (region === undefined) throw new UserError({ code: "copy-bucket-not-found", values: { bucket } });
    return { bucket, region };
  });
  const [first, second] = places;
  if (first === undefined) return;
  if (second !== undefined && first.region !== second.region)
    throw new UserError({
      code: "bucket-regions-not-equal",
      values: { from: first.bucket, fromRegion: first.region, to: second.bucket, toRegion: second.region },
    });
  if (first.region !== target.region)
    throw new UserError({ code: "copy-other-region", values: { bucket: first.bucket, region: first.region } });
}
