import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterHome, type Home } from "../support/home.ts";
import { programs } from "../support/programs.ts";
import { clientSettings, deployFlow, endOf, executionOf, openApprovals, putCat, runImage } from "./support/flow.ts";

/**
 * The text's two scripts, by the real CLI. Two faults of the printed lines are mended: `jq .taskToken` leaves the quotes
 * around the token, and the error's name is misspelt.
 */
describe.runIf(programs.has("aws"))("the text's lines for approvals", () => {
  const token = '$(aws stepfunctions get-activity-task --activity-arn "$ACTIVITY" --query taskToken --output text)';
  let home: Home;
  let activity: string;

  beforeAll(async () => {
    home = await enterHome();
    const s3 = new S3Client({ ...(await clientSettings(home)), forcePathStyle: true });
    const { bucket, output } = await deployFlow(home, "--moderation");
    activity = output("ApprovalActivityArn");
    await putCat(s3, { bucket, key: "Incoming/mild.png", moderation: "Swimwear or Underwear:70" });
  });
  afterAll(() => home.leave());

  const shell = (line: string) =>
    home.shell(`eval "$(wildrydes local env)"; ${line}`, { environment: { ACTIVITY: activity } });

  test("the activity has the text's name", () => {
    expect(activity).toMatch(/:activity:sendToApproval$/);
  });

  test("approve", async () => {
    const run = await runImage(home, "Incoming/mild.png");
    const sent = await shell(`aws stepfunctions send-task-success --task-token ${token} --task-output "{}"`);
    expect(sent).toMatchObject({ code: 0, stderr: "" });
    expect(await endOf(home, executionOf(run.envelope))).toMatchObject({ execution: { status: "SUCCEEDED" } });
  });

  test("deny", async () => {
    const run = await runImage(home, "Incoming/mild.png");
    const line = `aws stepfunctions send-task-failure --task-token ${token} --error InappropriateError --cause "No."`;
    expect(await shell(line)).toMatchObject({ code: 0, stderr: "" });
    expect(await endOf(home, executionOf(run.envelope))).toMatchObject({
      execution: { status: "FAILED", error: "InappropriateContent", cause: "No." },
    });
    // A task that the CLI took is not asked for again.
    expect(await openApprovals(home)).toEqual([]);
  });
});
