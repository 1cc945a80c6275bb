import { CreateBucketCommand, DeleteObjectsCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { HeldWorkshop } from "../held-workshop.ts";
import { deleteMachine, end, prepareBy, readOutputs, type RoleStep, type StackSteps } from "./role-step.ts";
import { workshopStack } from "./workshop.ts";

const bulk = ["bulk", "run", "rows.csv", "--distributed", "--stage", "4"];

export const bulkSteps: StackSteps = {
  stack: "wildrydes-bulk",
  needs: [workshopStack],
  prepare: (workshop) => prepareBy(workshop, bulk.join(" ")),
  steps: [
    { name: "bulk run --distributed", try: (workshop) => end(workshop, bulk) },
    {
      name: "bulk run --distributed, with a new machine",
      only: ["BulkMapRole.HearOfEnds"],
      async try(workshop) {
        await deleteMachine(workshop, "RiderPhotoBulk");
        // A role may be new: without the statement it is tried again for two minutes.
        return end(workshop, bulk);
      },
    },
  ],
};

const destination = "wildrydes-copies-of-roles";

/** Copies samples into an empty bucket. */
const copyStep = (options: { name: string; count: number; only?: readonly string[] }): RoleStep => ({
  name: options.name,
  ...(options.only && { only: options.only }),
  async try(workshop) {
    await emptyBuckets(workshop);
    return end(workshop, ["copy", "--sample", String(options.count), "--to", `${destination}/Copied`]);
  },
});

export const copySteps: StackSteps = {
  stack: "wildrydes-copy",
  needs: [workshopStack],
  async prepare(workshop) {
    const { endpoint } = workshop;
    const LocationConstraint = "us-west-2" as const;
    await openS3(workshop).send(
      new CreateBucketCommand({
        Bucket: destination,
        ...(endpoint.region === LocationConstraint && { CreateBucketConfiguration: { LocationConstraint } }),
      }),
    );
    return prepareBy(workshop, `copy --sample 3 --to ${destination}/Copied`);
  },
  steps: [
    copyStep({ name: "copy", count: 3 }),
    copyStep({
      name: "copy of 1,001 objects",
      count: 1001,
      only: ["WriteResults", "RunChildren", "StopChildren"].map((name) => `CopyRole.${name}`),
    }),
  ],
};

function openS3({ endpoint }: HeldWorkshop): S3Client {
  return new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
}

/** The samples go as well: `copy --sample` takes along what an earlier one made. */
async function emptyBuckets(workshop: HeldWorkshop): Promise<void> {
  const s3 = openS3(workshop);
  const { CopyBucket = "" } = await readOutputs(workshop, "wildrydes-copy");
  for (const Bucket of [destination, CopyBucket])
    for (;;) {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
      if (Contents.length === 0) break;
      const Objects = Contents.map(({ Key }) => ({ Key }));
      await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    }
}
