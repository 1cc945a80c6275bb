import { countOf } from "../count.ts";
import type { AreaText } from "../entry.ts";

/** Errors of copies between buckets. */
export const text = {
  "bad-copy-place": (v: { place: string }) => ({
    message: `Invalid bucket and prefix: ${v.place}`,
    why: "A bucket has 3 to 63 lower-case letters, digits, dots and hyphens.",
    next: ["Write BUCKET or BUCKET/PREFIX, such as my-photos/album-1"],
  }),
  "copy-into-itself": (v: { from: string; to: string }) => ({
    message: `${v.to} and ${v.from} overlap.`,
    why: "The copies would be objects of the source as well.",
    next: ["Choose another bucket, or another prefix that is not inside the first"],
  }),
  "copy-bucket-not-found": (v: { bucket: string }, { cmd }) => ({
    message: `There is no bucket ${v.bucket}.`,
    next: [`List the buckets of this environment: \`${cmd("inspect")}\``],
  }),
  "bucket-regions-not-equal": (v: { from: string; fromRegion: string; to: string; toRegion: string }) => ({
    message: `BucketRegionsNotEqualError: the bucket ${v.from} is in ${v.fromRegion}, and ${v.to} is in ${v.toRegion}.`,
    why: "A state machine copies within its own region only.",
    next: [
      `Copy with the aws CLI: \`aws s3 sync s3://${v.from} s3://${v.to} --source-region ${v.fromRegion} --region ${v.toRegion}\``,
    ],
  }),
  "copy-other-region": (v: { bucket: string; region: string }) => ({
    message: `The bucket ${v.bucket} is in ${v.region}.`,
    why: "A state machine copies within its own region only.",
    next: [`Work in the region of the bucket: --region ${v.region}`],
  }),
  "copy-would-empty": (v: { bucket: string; count: number }) => ({
    message: `The source is empty, so --delete-extra would delete ${v.count === 1 ? "the only object" : `all ${v.count} objects`} of ${v.bucket}.`,
    next: ["Check --from, or name a prefix in --to"],
  }),
  "copy-running": (v: { execution: string }, { cmd }) => ({
    message: `Another copy of this environment is running: ${v.execution}`,
    why: "The role of the state machine has permissions for one pair of buckets at a time.",
    next: [`Show it: \`${cmd("inspect execution", {}, v.execution)}\``, "Run this command again when it has ended"],
  }),
  "copy-failed": (v: { execution: string; reason: string }) => ({
    message: `The copy failed: ${v.execution}`,
    why: v.reason,
    next: ["Run the command again: it copies what is still missing"],
  }),
  "copy-incomplete": (v: { left: number; tooLarge: number }) => ({
    message: `${countOf(v.left, "object")} of the source ${v.left === 1 ? "is" : "are"} missing or different in the destination.`,
    why: v.tooLarge === 0 ? undefined : `CopyObject takes objects up to 5 GB. Larger objects: ${v.tooLarge}.`,
    next: ["Run the command again", "Copy objects above 5 GB with `aws s3 cp`"],
  }),
} satisfies AreaText;
