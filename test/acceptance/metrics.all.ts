import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseJson, readMember, readText } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";

let home: Home;

/** Seven photos that the first stage accepts, and two that it refuses. */
const rows = [
  ...Array.from({ length: 7 }, (_, at) => [`rider_${at}`, "1_happy_face.jpg"]),
  ["rider_7", "2_sunglass_face.jpg"],
  ["rider_8", "4_no_face.jpg"],
];

beforeAll(async () => {
  home = await enterHome();
  const { envelope } = await home.runJson(["setup"]);
  const bucket = readText(envelope.result, "outputs", "RiderPhotoS3Bucket") ?? "";
  await home.run(["deploy-machine", "--stage", "1"]);
  await writeFile(join(home.folder, "rows.csv"), ["userId,key", ...rows.map((row) => row.join(","))].join("\n"));
  await home.run(["bulk", "run", "rows.csv"]);
  // The first stage does not catch what happens without a photo.
  const input = JSON.stringify({ userId: "rider_9", s3Bucket: bucket, s3Key: "none.jpg" });
  await home.run(["run", "--machine", "RiderPhotoProcessing-1", "--input", input]);
});
afterAll(() => home.leave());

test("G1: counts every execution, and the aws CLI reads the same", async () => {
  const { code, envelope } = await home.runJson(["metrics", "--since", "15m"]);
  expect(code).toBe(0);
  const [machine] = [readMember(envelope.result, "machines", 0)];
  expect(machine).toMatchObject({
    name: "RiderPhotoProcessing-1",
    gone: false,
    started: 10,
    succeeded: 9,
    failed: 1,
    aborted: 0,
    timedOut: 0,
    throttled: 0,
    executionTime: { count: 10, p50: expect.any(Number), p90: expect.any(Number), p99: expect.any(Number) },
  });
  const series = readMember(machine, "startedSeries");
  const started = (Array.isArray(series) ? series : []).map((point: unknown) => Number(readMember(point, "value")));
  expect(started.reduce((sum, value) => sum + value, 0)).toBe(10);
  const { stdout } = await home.shell(
    `eval "$(wildrydes local env)"; aws cloudwatch get-metric-statistics --namespace AWS/States --metric-name ExecutionsStarted \
    --dimensions Name=StateMachineArn,Value=arn:aws:states:us-west-2:123456789012:stateMachine:RiderPhotoProcessing-1 \
    --start-time $(date -u -d '-15 min' +%FT%TZ) --end-time $(date -u -d '+5 min' +%FT%TZ) --period 300 --statistics Sum`,
  );
  const points = readMember(parseJson(stdout), "Datapoints");
  const sums = (Array.isArray(points) ? points : []).map((point: unknown) => Number(readMember(point, "Sum")));
  expect(sums.reduce((sum, value) => sum + value, 0)).toBe(10);
});

test("shows machines, starts and functions to a person, also after the machine is gone", async () => {
  const shown = await home.run(["metrics"]);
  expect(shown.stdout).toMatch(/RiderPhotoProcessing-1 +10 +9 +1 +0 +0 +0 /);
  expect(shown.stdout).toMatch(/started +▁+[▁-█]+ +most: \d+ in 2 min 3[0-9] s/);
  expect(shown.stdout).toMatch(/FaceDetectionFunction-\w+\n  invoked: 10 · errors: 3 · /);
  await home.shell(
    `eval "$(wildrydes local env)"; aws stepfunctions delete-state-machine --state-machine-arn arn:aws:states:us-west-2:123456789012:stateMachine:RiderPhotoProcessing-1`,
  );
  expect((await home.run(["metrics"])).stdout).toMatch(/RiderPhotoProcessing-1 +10 .*\n\(deleted\)\n/);
});

test("an environment that is not there has no metrics, and a span that makes no sense is refused", async () => {
  const { code, stdout } = await home.run(["metrics", "--env", "none"]);
  expect(stdout).toContain("There are no state machines");
  expect(code).toBe(0);
  expect(await home.run(["metrics", "--since", "soon"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Invalid time span: soon"),
  });
});
