import type { GetBucketLocationCommandInput, GetBucketLocationCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucketOfAnyRegion } from "../buckets/bucket-access.ts";
import type { S3 } from "../s3.ts";

type Answer = Omit<GetBucketLocationCommandOutput, "LocationConstraint"> & { LocationConstraint?: string };

/** Buckets of us-east-1 have no location constraint. */
export function getBucketLocation(s3: S3): Operation<GetBucketLocationCommandInput, Answer> {
  return (input, context) => {
    const { region } = requireBucketOfAnyRegion(s3, input, context);
    return region === "us-east-1" ? {} : { LocationConstraint: region };
  };
}
