import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../../package-root.ts";
import { listApprovals } from "../../approvals/find-approval.ts";
import { decide } from "../../approvals/decide.ts";
import { runDrill } from "../../drills/run-drill.ts";
import { usualModeration } from "../../metadata/compose-flow.ts";
import { deployMetadataFlow } from "../../metadata/deploy-flow.ts";
import { runImage, type ImageRun } from "../../metadata/run-image.ts";
import { followExecution } from "../../run/follow-execution.ts";
import type { DemoText } from "../findings.ts";
import type { Chapter, ChapterStage } from "./chapter.ts";

/** The image metadata flow: three kinds of images, a fault that retries cure, and an image that a person approves. */
export const chapter: Chapter = {
  title: { code: "demo-chapter-metadata" },
  async play(stage) {
    await deployMetadataFlow(stage.environment, { retries: true, moderation: usualModeration });
    for (const [key, expected] of images) await showImage(stage, key, expected);
    await showDrill(stage);
    // Only the local endpoint answers labels that an object declares.
    if (stage.environment.target.target === "local") await showApproval(stage);
  },
};

const images: readonly (readonly [string, ImageRun["outcome"]])[] = [
  ["Incoming/cat.png", { kind: "succeeded" }],
  ["Incoming/lake.tiff", { kind: "failed", error: "FileNotSupported" }],
  ["Incoming/text.jpg", { kind: "failed", error: "FileNotSupported" }],
];

async function showImage(stage: ChapterStage, key: string, expected: ImageRun["outcome"]): Promise<void> {
  const { outcome } = await runImage(stage.environment, { key });
  stage.expect({ code: "demo-image", values: { key } }, { expected: endOf(expected), got: endOf(outcome) });
}

async function showDrill({ environment, expect }: ChapterStage): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "wildrydes-drill-"));
  const cleanUps: (() => Promise<void>)[] = [];
  try {
    const atEnd = (cleanUp: () => Promise<void>): unknown => cleanUps.push(cleanUp);
    const { attempts, state } = await runDrill(environment, {
      kind: "throughput",
      heal: false,
      keep: false,
      folder,
      atEnd,
    });
    const afterAttempts = (count: number): DemoText => ({ code: "demo-drill-end", values: { state, attempts: count } });
    expect({ code: "demo-drill" }, { expected: afterAttempts(3), got: afterAttempts(attempts) });
  } finally {
    for (const cleanUp of cleanUps) await cleanUp();
    await rm(folder, { recursive: true, force: true });
  }
}

async function showApproval({ environment, expect }: ChapterStage): Promise<void> {
  const body = await readFile(join(packageRoot, "templates", "metadata-photos", "cat.png"));
  const metadata = { "declared-moderation": "Swimwear or Underwear:70" };
  const run = await runImage(environment, { key: "Incoming/doubtful.png", upload: { body, metadata } });
  const values = { key: run.key };
  expect({ code: "demo-image", values }, { expected: endOf({ kind: "waiting" }), got: endOf(run.outcome) });
  const [request] = await listApprovals(environment, { all: false });
  await decide(environment, { id: request?.id ?? "", decision: "approved", by: "demo" });
  const { execution } = await followExecution(environment, { arn: run.execution.arn, machine: run.machine });
  const got = execution.status === "SUCCEEDED" ? "succeeded" : "failed";
  expect({ code: "demo-approval" }, { expected: endOf({ kind: "succeeded" }), got: endOf({ kind: got }) });
}

function endOf({ kind, error }: ImageRun["outcome"]): DemoText {
  return { code: "demo-image-end", values: { kind, error } };
}
