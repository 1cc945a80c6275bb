import { resolve } from "node:path";
import { UserError } from "../../../user-error.ts";
import type { Environment } from "../../environment.ts";
import { readResources } from "../../resources.ts";
import {
  makeBatchFolder,
  makePassingFolder,
  nameBatch,
  removeBatchFolder,
  writeBatchRecord,
  type BatchFolder,
  type BatchRecord,
} from "./batch.ts";
import { readBucketKeys } from "../bucket-keys.ts";
import { findBulkMachines, type BulkMachines } from "../machines.ts";
import { checkManifest, type CheckedManifest } from "../manifest/check-manifest.ts";
import { openManifest, type Manifest } from "../manifest/manifest.ts";
import { isPipe, readPipe, spoolInput } from "../manifest/spool-input.ts";
import type { BulkRequest } from "../request.ts";
import { writeRowDigests } from "./row-digests.ts";

/** A batch of which everything is known that can be before its first row. */
export interface PreparedBatch {
  readonly record: BatchRecord;
  readonly folder: BatchFolder;
  /** Lets other processes work on the batch. */
  release(): void;
  readonly manifest: Manifest;
  readonly machines: BulkMachines;
  /** The bucket of the photos; undefined where there is none. */
  readonly bucket: string | undefined;
}

/** Checks a manifest and everything it names. With `dryRun` nothing is left behind. */
export async function prepareBatch(environment: Environment, request: BulkRequest): Promise<PreparedBatch> {
  const batch = request.batch ?? nameBatch(new Date());
  const held = request.dryRun ? await makePassingFolder() : await makeBatchFolder(request.workingFolder, batch);
  const { folder } = held;
  try {
    const bucket = await findBucket(environment, request);
    const manifest = await takeManifest(request, { folder, environment });
    const checked = await checkRows(environment, { request, manifest, folder, bucket });
    const machines = await findBulkMachines(environment, { ...request, stages: checked.stages });
    const { account, region, environment: name } = environment.target;
    const record: BatchRecord = {
      batch,
      startedAt: new Date().toISOString(),
      manifest: {
        name: manifest.name,
        path: manifest.path,
        folder: manifest.folder,
        userFrom: manifest.userFrom,
      },
      manifestRows: checked.rows,
      otherForms: checked.otherForms,
      repeat: request.repeat ?? 1,
      limit: request.limit,
      upload: request.upload,
      stage: machines.stage,
      machine: request.machine,
      distributed: request.distributed,
      account,
      region,
      environment: name,
      finished: false,
    };
    if (!request.dryRun) await writeBatchRecord(folder, record);
    return { record, ...held, manifest, machines, bucket };
  } catch (error) {
    await removeBatchFolder(held);
    throw error;
  } finally {
    if (request.dryRun) await removeBatchFolder(held);
  }
}

/** With a machine of one's own, and nothing to upload, the workshop's stack need not be there. */
export async function findBucket(
  environment: Environment,
  target: { readonly machine?: string | undefined; readonly upload: boolean },
): Promise<string | undefined> {
  try {
    return (await readResources(environment)).photoBucket;
  } catch (error) {
    const isNeeded = target.machine === undefined || target.upload;
    if (!isNeeded && error instanceof UserError && error.code === "setup-not-done") return undefined;
    throw error;
  }
}

async function takeManifest(
  request: BulkRequest,
  place: { folder: BatchFolder; environment: Environment },
): Promise<Manifest> {
  const name = request.manifest ?? "";
  const path = resolve(request.workingFolder, name);
  const pipe = name === "-" ? process.stdin.isTTY : await isPipe(path);
  if (name !== "-" && !pipe) return openManifest({ name, path, userFrom: request.userFrom });
  if (pipe)
    place.environment.port.notify({
      type: "note",
      text: { code: "waiting-for-pipe", values: { manifest: name === "-" ? "standard input" : name } },
    });
  const { signal } = place.environment;
  const source = name === "-" ? process.stdin : readPipe(path, signal);
  await spoolInput(source, { file: place.folder.input, signal });
  return openManifest({
    name: name === "-" ? "standard input" : name,
    path: place.folder.input,
    folder: request.workingFolder,
  });
}

async function checkRows(
  environment: Environment,
  given: { request: BulkRequest; manifest: Manifest; folder: BatchFolder; bucket: string | undefined },
): Promise<CheckedManifest> {
  const { request, manifest, bucket } = given;
  const digests = writeRowDigests(given.folder.digests);
  const findKey =
    bucket === undefined || request.machine !== undefined ? undefined : await readBucketKeys(environment, bucket);
  try {
    return await checkManifest(manifest, {
      limit: request.limit,
      photoFiles: request.upload,
      findKey,
      onOutside: (photo) =>
        environment.port.notify({
          type: "warning",
          text: { code: "photo-outside-folder", values: { photo, folder: manifest.folder } },
        }),
      onRow: (digest) => digests.add(digest),
    });
  } finally {
    await digests.close();
  }
}
