import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { packageRoot } from "../../../src/package-root.ts";
import { readText } from "../../../src/workshop/json-member.ts";
import type { Envelope, Home } from "../../support/home.ts";

/** The settings of every client of a home's local endpoint. */
export async function clientSettings(home: Home) {
  const { envelope } = await home.runJson(["local", "env"]);
  const read = (name: string): string => readText(envelope.result, "set", name) ?? "";
  return {
    endpoint: read("AWS_ENDPOINT_URL"),
    region: "us-west-2",
    credentials: { accessKeyId: read("AWS_ACCESS_KEY_ID"), secretAccessKey: read("AWS_SECRET_ACCESS_KEY") },
  };
}

/** Deploys the metadata flow, and answers its bucket and outputs. */
export async function deployFlow(home: Home, ...flags: readonly string[]) {
  const { code, envelope } = await home.runJson(["deploy-machine", "--flow", "metadata", ...flags]);
  if (code !== 0) throw new Error(JSON.stringify(envelope));
  const output = (name: string): string => readText(envelope.result, "outputs", name) ?? "";
  return { bucket: output("PhotoRepoS3Bucket"), output, envelope };
}

/** Puts a picture of a cat into the flow's bucket, with labels declared, so that no network has to be asked. */
export async function putCat(
  s3: S3Client,
  image: { bucket: string; key: string; moderation?: string; labels?: string },
): Promise<void> {
  const { moderation, labels = "Cat:97" } = image;
  await s3.send(
    new PutObjectCommand({
      Bucket: image.bucket,
      Key: image.key,
      Body: await readFile(join(packageRoot, "templates", "metadata-photos", "cat.png")),
      ContentType: "image/png",
      Metadata: { "declared-labels": labels, ...(moderation !== undefined && { "declared-moderation": moderation }) },
    }),
  );
}

/** Runs an image through the flow. */
export function runImage(home: Home, key: string, ...flags: readonly string[]) {
  return home.runJson(["run", "--flow", "metadata", "--key", key, ...flags]);
}

/** The ids of the requests that are open. */
export async function openApprovals(home: Home): Promise<string[]> {
  const { envelope } = await home.runJson(["approvals", "list"]);
  return idsOf(envelope);
}

function idsOf({ result }: Envelope): string[] {
  const approvals: unknown = typeof result === "object" && result !== null && "approvals" in result && result.approvals;
  return Array.isArray(approvals) ? approvals.map((approval: unknown) => readText(approval, "id") ?? "") : [];
}

/** The execution that a run started. */
export function executionOf({ result }: Envelope): string {
  return readText(result, "execution", "arn") ?? "";
}

/** How an execution ended, after it did. */
export async function endOf(home: Home, arn: string): Promise<unknown> {
  const { envelope } = await home.runJson(["inspect", "execution", arn, "--watch"]);
  return envelope.result;
}
