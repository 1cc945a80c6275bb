import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { AwsError } from "../../../../src/local/aws-error.ts";
import type { Service } from "../../../../src/local/service.ts";
import { createS3Service } from "../../../../src/local/services/s3/service.ts";
import { killWhenReady } from "../../../support/kill-when-ready.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { ask, contextOf, makeHost, person, refusal } from "../service-host.ts";

const Bucket = "riders";
interface Started {
  readonly service: Service;
  /** Names of the files below `objects/`, wherever they lie. */
  files(): string[];
  committed(): Promise<void>;
  stop(): Promise<void>;
  readonly log: string[];
}

async function start(folder: string, options: { openFile?: typeof open } = {}): Promise<Started> {
  const host = makeHost({ folder });
  const log: string[] = [];
  const service = createS3Service({ ...host, log: (line) => log.push(line) }, options);
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    await service.close?.();
    host.store.close();
  };
  onTestFinished(stop);
  const files = (): string[] =>
    readdirSync(join(folder, "objects"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  return { service, files, committed: () => host.store.committed(), stop, log };
}

async function startWithBucket(folder: string, options: { openFile?: typeof open } = {}): Promise<Started> {
  const started = await start(folder, options);
  const configuration = { LocationConstraint: "us-west-2" };
  await ask(started.service, "CreateBucket", { Bucket, CreateBucketConfiguration: configuration });
  return started;
}

/** An `open` that makes files on a disk with room for a number of bytes. */
function openOnDiskOf(bytes: number): typeof open {
  let room = bytes;
  return async (...args) => {
    const handle = await open(...args);
    const write = handle.write.bind(handle);
    const limited = async (data: Uint8Array, offset: number) => {
      room -= data.length - offset;
      if (room < 0) throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
      return write(data, offset);
    };
    return Object.assign(handle, { write: limited });
  };
}

const megabytes = (count: number): Readable =>
  Readable.from(Array.from({ length: count }, () => Buffer.alloc(2 ** 20)));

test("a full disk is told in one sentence, and leaves nothing behind", async () => {
  const { service, files } = await startWithBucket(temporaryFolder(), { openFile: openOnDiskOf(2.5 * 2 ** 20) });
  await ask(service, "PutObject", { Bucket, Key: "fits", Body: megabytes(1) });
  await ask(service, "PutObject", { Bucket, Key: "kept", Body: "old" });
  expect(await refusal(ask(service, "PutObject", { Bucket, Key: "kept", Body: megabytes(3) }))).toBe(
    "InternalError: The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.",
  );
  expect(files()).toHaveLength(2);
  const { Contents } = await ask(service, "ListObjectsV2", { Bucket });
  expect(Contents).toMatchObject([{ Key: "fits" }, { Key: "kept", Size: 3 }]);
});

test("an upload that breaks off leaves nothing behind, and its own error is the answer", async () => {
  const { service, files } = await startWithBucket(temporaryFolder());
  async function* breaksOff(error: Error): AsyncGenerator<Buffer> {
    yield Buffer.alloc(70_000);
    throw error;
  }
  const badDigest = new AwsError("BadDigest", "The CRC32 you specified did not match the calculated checksum.");
  const put = (error: Error) => ask(service, "PutObject", { Bucket, Key: "a", Body: Readable.from(breaksOff(error)) });
  expect(await refusal(put(badDigest))).toBe(`BadDigest: ${badDigest.message}`);
  await expect(put(new Error("aborted"))).rejects.toThrow("aborted");
  expect(files()).toEqual([]);
  expect(await ask(service, "ListObjectsV2", { Bucket })).toMatchObject({ KeyCount: 0 });
});

test("a body replaced, deleted or refused is deleted on disk", async () => {
  const { service, files, committed } = await startWithBucket(temporaryFolder());
  await ask(service, "PutObject", { Bucket, Key: "a", Body: "1" });
  const first = files();
  await ask(service, "PutObject", { Bucket, Key: "a", Body: "2" });
  await committed();
  await expect.poll(files).toHaveLength(1);
  expect(files()).not.toEqual(first);
  await refusal(ask(service, "PutObject", { Bucket, Key: "a", Body: "3", ContentMD5: "AAAAAAAAAAAAAAAAAAAAAA==" }));
  await expect.poll(files).toHaveLength(1);
  await ask(service, "DeleteObject", { Bucket, Key: "a" });
  await committed();
  await expect.poll(files).toEqual([]);
});

test("a body being read stays until it is read, though its object is gone", async () => {
  const { service, files, committed } = await startWithBucket(temporaryFolder());
  await ask(service, "PutObject", { Bucket, Key: "a", Body: megabytes(3) });
  const { Body } = await ask(service, "GetObject", { Bucket, Key: "a" });
  await ask(service, "DeleteObject", { Bucket, Key: "a" });
  await committed();
  if (!(Body instanceof Readable)) throw new Error("a large body comes as a stream");
  let size = 0;
  for await (const chunk of Body) size += Buffer.byteLength(chunk);
  expect(size).toBe(3 * 2 ** 20);
  await expect.poll(files).toEqual([]);
});

test("a reader that goes away lets go of the body", async () => {
  const { service, files } = await startWithBucket(temporaryFolder());
  await ask(service, "PutObject", { Bucket, Key: "a", Body: megabytes(3) });
  const leaving = new AbortController();
  const context = { ...contextOf(person()), signal: leaving.signal };
  await service.operations["GetObject"]?.({ Bucket, Key: "a" }, context);
  await ask(service, "DeleteObject", { Bucket, Key: "a" });
  leaving.abort();
  await expect.poll(files).toEqual([]);
});

test("what an earlier process left behind is collected, what is in use stays", async () => {
  const folder = temporaryFolder();
  const first = await startWithBucket(folder);
  await ask(first.service, "PutObject", { Bucket, Key: "a", Body: "kept" });
  const { UploadId } = await ask(first.service, "CreateMultipartUpload", { Bucket, Key: "b" });
  await ask(first.service, "UploadPart", { Bucket, Key: "b", UploadId, PartNumber: 1, Body: "part" });
  await first.stop();
  const kept = first.files();
  mkdirSync(join(folder, "objects", "ab"), { recursive: true });
  writeFileSync(join(folder, "objects", "incoming", "half-written"), "half");
  writeFileSync(join(folder, "objects", "ab", "ab-nobody-knows"), "orphan");

  const second = await start(folder);
  await second.service.resume?.();
  await second.stop();
  expect(second.files().toSorted()).toEqual(kept.toSorted());
  expect(second.log).toEqual(["s3: removed 2 files that an interrupted request had left"]);
});

test("a process killed in the middle of an upload leaves the earlier object whole", async () => {
  const folder = temporaryFolder();
  await killWhenReady(join(import.meta.dirname, "put-until-killed.ts"), folder);

  const { service, files } = await start(folder);
  expect(files()).toHaveLength(2);
  await service.resume?.();
  await expect.poll(files).toHaveLength(1);
  const { Body } = await ask(service, "GetObject", { Bucket, Key: "kept" });
  expect(String(Body)).toBe("whole");
});

test("of two writers who both want to be first, one is", async () => {
  const { service, files, committed } = await startWithBucket(temporaryFolder());
  const put = (Body: string) => refusal(ask(service, "PutObject", { Bucket, Key: "a", Body, IfNoneMatch: "*" }));
  const results = await Promise.all([put("1"), put("2"), put("3")]);
  expect(results.toSorted()).toEqual([
    "PreconditionFailed: At least one of the pre-conditions you specified did not hold",
    "PreconditionFailed: At least one of the pre-conditions you specified did not hold",
    "no error",
  ]);
  await committed();
  await expect.poll(files).toHaveLength(1);
});

test("no key becomes a path", async () => {
  const folder = temporaryFolder();
  const { service } = await startWithBucket(folder);
  for (const Key of ["../../../escaped", "/etc/escaped", "objects/../escaped"]) {
    await ask(service, "PutObject", { Bucket, Key, Body: "x" });
  }
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  expect(names.some((name) => name.includes("escaped"))).toBe(false);
  expect(existsSync(join(folder, "..", "escaped"))).toBe(false);
});

test("services of the endpoint put texts and bytes without a stream", async () => {
  const { service } = await startWithBucket(temporaryFolder());
  await ask(service, "PutObject", { Bucket, Key: "text", Body: "täxt" });
  await ask(service, "PutObject", { Bucket, Key: "bytes", Body: new Uint8Array([1, 2]) });
  expect(await ask(service, "GetObject", { Bucket, Key: "text" })).toMatchObject({ ContentLength: 5 });
  const { Body } = await ask(service, "GetObject", { Bucket, Key: "bytes" });
  expect(Body).toEqual(Buffer.from([1, 2]));
  await expect(ask(service, "PutObject", { Bucket, Key: "number", Body: 5 })).rejects.toThrow(TypeError);
});

test("a bucket without a region's name is refused outside us-east-1", async () => {
  const { service } = await start(temporaryFolder());
  expect(await refusal(ask(service, "CreateBucket", { Bucket }))).toBe(
    "IllegalLocationConstraintException: The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.",
  );
});

test("a name another account has is taken", async () => {
  const { service } = await startWithBucket(temporaryFolder());
  const other = person("210987654321");
  const input = { Bucket, CreateBucketConfiguration: { LocationConstraint: "us-west-2" } };
  expect(await refusal(ask(service, "CreateBucket", input, other))).toBe(
    "BucketAlreadyExists: The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.",
  );
  expect(await refusal(ask(service, "ListObjectsV2", { Bucket }, other))).toBe("AccessDenied: Access Denied");
  expect((await ask(service, "ListBuckets", {}, other))["Buckets"]).toEqual([]);
});
