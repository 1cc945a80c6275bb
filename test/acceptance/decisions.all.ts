import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterHome, type Home } from "../support/home.ts";
import { clientSettings, deployFlow, endOf, executionOf, openApprovals, putCat, runImage } from "./support/flow.ts";

let home: Home;
let s3: S3Client;
let bucket: string;

beforeAll(async () => {
  home = await enterHome();
  s3 = new S3Client({ ...(await clientSettings(home)), forcePathStyle: true });
  ({ bucket } = await deployFlow(home, "--retries", "--moderation"));
});
afterAll(() => home.leave());

test("D2, D4: of two people who approve at once one decides, the other is told who, and the image continues", async () => {
  await putCat(s3, { bucket, key: "Incoming/beach.png", moderation: "Swimwear or Underwear:70" });
  const run = await runImage(home, "Incoming/beach.png");
  expect(run.code).toBe(69);
  expect(run.envelope).toMatchObject({ error: { code: "approval-waits" }, result: { outcome: { kind: "waiting" } } });
  const [id = ""] = await openApprovals(home);
  const decisions = await Promise.all(
    ["anna", "bob"].map((by) => home.runJson(["approvals", "approve", id, "--by", by])),
  );
  expect(decisions.map(({ code }) => code).toSorted()).toEqual([0, 1]);
  const winner = decisions[0]?.code === 0 ? "anna" : "bob";
  const loser = decisions.find(({ code }) => code === 1);
  expect(loser?.envelope.error).toMatchObject({ code: "approval-decided" });
  expect(loser?.envelope.error?.message).toBe(`${winner} already approved the request ${id}.`);
  const ended = await endOf(home, executionOf(run.envelope));
  expect(ended).toMatchObject({ execution: { status: "SUCCEEDED" } });
  expect(JSON.stringify(ended)).toContain(`"decidedBy":"${winner}"`);
  expect(await openApprovals(home)).toEqual([]);
});
