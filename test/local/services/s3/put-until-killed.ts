import { Readable } from "node:stream";
import { createS3Service } from "../../../../src/local/services/s3/service.ts";
import { ask, makeHost } from "../service-host.ts";

/** A separate process: stores one object, says so when half of a second one has come, and waits for its end. */
const host = makeHost({ folder: process.argv[2] ?? "" });
const service = createS3Service(host);
const Bucket = "riders";
await ask(service, "CreateBucket", { Bucket, CreateBucketConfiguration: { LocationConstraint: "us-west-2" } });
await ask(service, "PutObject", { Bucket, Key: "kept", Body: "whole" });
await host.store.committed();

async function* half(): AsyncGenerator<Buffer> {
  yield Buffer.alloc(1_000_000, "half");
  setTimeout(() => console.log("half way"), 50);
  await new Promise(() => setInterval(() => {}, 60_000));
}

await ask(service, "PutObject", { Bucket, Key: "kept", Body: Readable.from(half()) });
