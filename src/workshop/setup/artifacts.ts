import { readFile } from "node:fs/promises";
import { readBucketTags, tagBucket } from "../../aws/bucket/bucket-tags.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import type { AwsSession } from "../../aws/session.ts";
import type { Tags } from "../../aws/tags.ts";
import { blockPublicAccess, bucketExists, ensurePrivateBucket } from "../../aws/bucket/ensure-bucket.ts";
import { putObject, readObjectHead, type ObjectHead } from "../../aws/bucket/objects.ts";
import type { Environment } from "../environment.ts";
import { sharedArtifactsBucket } from "../room/room-environment.ts";
import { readFunctionArchives, type FunctionArchive } from "../package-files.ts";

/** Where the functions' zip files lie now. */
export interface Artifacts {
  readonly bucket: string;
  readonly bucketCreated: boolean;
  readonly uploaded: readonly string[];
  /** The keys, by the template's parameters that take them. */
  readonly codeKeys: ReadonlyMap<string, string>;
}

/**
 * Makes the artifacts bucket and puts the zip files of a stack's functions into it, unless they are there.
 *
 * @param options.tags the bucket's, where it is made
 * @param options.stack the template's name without its ending, `workshop` for the workshop's own stack
 */
export async function uploadArtifacts(
  environment: Environment,
  options: { stack?: string; tags: Tags },
): Promise<Artifacts> {
  const { stack = "workshop", tags } = options;
  const { session } = environment;
  const bucket = environment.sharedArtifacts ?? (await chooseBucket(environment));
  const archives = await readFunctionArchives(stack);
  const bucketCreated = await ensurePrivateBucket(session, bucket, {
    onRetry: (retry) => environment.port.notify({ type: "retry", ...retry }),
    signal: environment.signal,
  });
  const heads: (ObjectHead | undefined)[] = [];
  if (!bucketCreated)
    for (const archive of archives)
      heads.push(
        await readObjectHead(session, { bucket, key: artifactKey(archive), checksum: true, deniedIsAbsent: true }),
      );
  if (heads.every((head) => head === undefined)) await finishBucket(session, { bucket, bucketCreated, tags });
  const uploaded: string[] = [];
  const codeKeys = new Map<string, string>();
  for (const [at, archive] of archives.entries()) {
    const place = { bucket, key: artifactKey(archive) };
    codeKeys.set(archive.codeKeyParameter, place.key);
    const sha256 = Buffer.from(archive.sha256, "hex").toString("base64");
    if (heads[at]?.sha256 === sha256) continue;
    await putObject(session, { ...place, body: await readFile(archive.file), contentType: "application/zip", sha256 });
    uploaded.push(place.key);
  }
  return { bucket, bucketCreated, uploaded, codeKeys };
}

/** Closes a bucket to the public and tags it. One without tags may be left by a setup that was interrupted before. */
async function finishBucket(
  session: AwsSession,
  { bucket, bucketCreated, tags }: { bucket: string; bucketCreated: boolean; tags: Tags },
): Promise<void> {
  if (!bucketCreated) {
    const before = await unlessNotOffered(() => readBucketTags(session, bucket));
    if (before === undefined || before.size > 0) return;
    await blockPublicAccess(session, bucket);
  }
  await unlessNotOffered(() => tagBucket(session, bucket, tags));
}

/** The environment's own bucket where it is there, else the one that a room made for the account and region. */
async function chooseBucket(environment: Environment): Promise<string> {
  const { session, names } = environment;
  if (await bucketExists(session, names.artifactsBucket)) return names.artifactsBucket;
  const shared = sharedArtifactsBucket(environment);
  return (await bucketExists(session, shared)) ? shared : names.artifactsBucket;
}

/** A key that says what the file is, and changes with its content: CloudFormation then sees that the code changed. */
function artifactKey(archive: Pick<FunctionArchive, "name" | "sha256">): string {
  return `functions/${archive.name}-${archive.sha256.slice(0, 32)}.zip`;
}
