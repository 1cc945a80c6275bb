import { PutBucketNotificationConfigurationCommand } from "@aws-sdk/client-s3";
import { beforeAll, expect, test } from "vitest";
import { useHome } from "../support/use-home.ts";
import { fillBucket, makeBucket, openBuckets, readKeys } from "./support/buckets.ts";

const home = await useHome();
const s3 = await openBuckets(home);

beforeAll(async () => {
  for (const bucket of ["source", "destination"]) await makeBucket(s3, bucket);
});

test("F4: 2,500 objects go through a Distributed Map, with the same result", async () => {
  await fillBucket(s3, "source", "", 2500);
  await fillBucket(s3, "destination", "all/", 500);
  const { code, envelope } = await home.runJson(["copy", "--from", "source", "--to", "destination/all"]);
  expect(envelope).toMatchObject({
    result: {
      mode: "distributed",
      copied: 2000,
      same: 500,
      source: { objects: 2500 },
      destination: { objects: 2500 },
      missing: [],
      different: [],
      extra: [],
    },
  });
  expect(code).toBe(0);
});

test("sample photos carry rider and album, and a rate holds", async () => {
  const began = performance.now();
  const { envelope } = await home.runJson(["copy", "--sample", "9", "--to", "destination/Incoming", "--rate", "3"]);
  expect(envelope).toMatchObject({ result: { copied: 9, source: { objects: 9 } } });
  expect(performance.now() - began).toBeGreaterThan(3000);
  expect(await readKeys(s3, "destination")).toContain("Incoming/album-1/photo-000009.jpg");
});

test("says what the copies start", async () => {
  await s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket: "destination",
      NotificationConfiguration: { EventBridgeConfiguration: {} },
    }),
  );
  const rule = `aws events put-rule --name on-upload --event-pattern '{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["destination"]}}}'`;
  expect(await home.shell(`eval "$(wildrydes local env)" && ${rule}`)).toMatchObject({ code: 0 });
  const { stderr, code } = await home.run(["copy", "--sample", "2", "--to", "destination/again"]);
  expect(code).toBe(0);
  expect(stderr).toContain("The copies start on-upload 9 times.");
});

test("teardown removes the stack, the machine and the sample photos", async () => {
  expect(await home.run(["teardown", "--yes"])).toMatchObject({ code: 0 });
  const { envelope } = await home.runJson(["teardown", "--dry-run"]);
  expect(envelope).toMatchObject({ result: { plan: [] } });
});
