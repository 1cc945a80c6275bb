import type { GetBucketLocationCommandInput, GetBucketLocationCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucketOfAnyRegion } from "../buckets/bucket-access.ts";
import type { S3 } from "../s3.ts";

type Answer = Omit<GetBucketLocationCommandOutput, "LocationConstraint"> & { LocationConstraint?: string };

/** Buckets of us-east-1 have no location constraint; one that was made with the old name `EU` keeps it. */
export function getBucketLocation(s3: S3): Operation<GetBucketLocationCommandInput, Answer> {
  return (input, context) => {
    const { name, region } = requireBucketOfAnyRegion(s3, input, context);
    const old = s3.buckets.getSetting(name, "location");
    if (old !== undefined) return { LocationConstraint: JSON.parse(old) };
    return region === "us-east-1" ? {} : { LocationConstraint: region };
  };
}
