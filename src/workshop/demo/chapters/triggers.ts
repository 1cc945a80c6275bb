import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { putObject } from "../../../aws/bucket/objects.ts";
import { listByStatus } from "../../../aws/execution/list-by-status.ts";
import { packageRoot } from "../../../package-root.ts";
import type { Environment } from "../../environment.ts";
import { deployStageMachine } from "../../machine/deploy-stage.ts";
import { readResources } from "../../resources.ts";
import { followExecution } from "../../run/follow-execution.ts";
import { judgeExecution } from "../../run/outcome.ts";
import { disableTrigger } from "../../trigger/disable-trigger.ts";
import { enableTrigger } from "../../trigger/enable-trigger.ts";
import { requestStart } from "../../trigger/url-trigger.ts";
import { outcomeText, type DemoText } from "../findings.ts";
import type { Chapter, ChapterStage } from "./chapter.ts";

/** An upload and a request to a URL, each of which starts stage 4. */
export const chapter: Chapter = {
  title: { code: "chapter-triggers" },
  async play(stage) {
    const { environment } = stage;
    const { arn, name } = await deployStageMachine(environment, 4);
    const machine = { arn, name };
    await enableTrigger(environment, { kind: "url", stage: 4 });
    const { executionArn } = await requestStart(environment, { user: "user_a", key: "1_happy_face.jpg" });
    await showExecution(stage, { step: { code: "chapter-url" }, executionArn, machine });
    try {
      await enableTrigger(environment, { kind: "eventbridge", stage: 4 });
      const uploaded = await upload(environment, machine);
      await showExecution(stage, { step: { code: "chapter-upload" }, executionArn: uploaded, machine });
    } finally {
      // Other chapters upload photos as well.
      await disableTrigger(environment, "eventbridge");
    }
  },
};

interface Started {
  readonly arn: string;
  readonly name: string;
}

async function showExecution(
  { environment, expect }: ChapterStage,
  started: { step: DemoText; executionArn: string; machine: Started },
): Promise<void> {
  const { step, executionArn: arn, machine } = started;
  const { execution, visits } = await followExecution(environment, { arn, machine: machine.name });
  const got = outcomeText(judgeExecution(execution, visits));
  expect(step, { expected: { code: "outcome-line", values: { kind: "accepted", reason: undefined } }, got });
}

/** Puts a photo into a rider's folder, and waits up to a minute for the execution that this starts. */
async function upload(environment: Environment, { arn }: Started): Promise<string> {
  const { session, signal } = environment;
  const { photoBucket: bucket } = await readResources(environment);
  const ended = async () => (await listByStatus(session, arn, "SUCCEEDED")).map((execution) => execution.arn);
  const before = new Set(await ended());
  const body = await readFile(join(packageRoot, "templates", "photos", "6_other_person.jpg"));
  await putObject(session, { bucket, key: "user_f/6_other_person.jpg", body, contentType: "image/jpeg" });
  for (const until = performance.now() + 60_000; performance.now() < until;) {
    const started = (await ended()).find((execution) => !before.has(execution));
    if (started !== undefined) return started;
    await sleep(session.pollMs, undefined, { signal });
  }
  throw new Error("The upload started no execution within a minute");
}
