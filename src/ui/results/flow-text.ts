import type { HintedFlags } from "../../text/command-line.ts";
import type { Words } from "../../text/words.ts";
import { usualModeration, type Moderation } from "../../workshop/metadata/compose-flow.ts";
import type { DeployedFlow } from "../../workshop/metadata/deploy-flow.ts";
import type { ImageRun } from "../../workshop/metadata/run-image.ts";
import { drawChangeAsText, drawChangeByState } from "./definition-change-text.ts";
import { drawMachine } from "../graph/draw-machine.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { formatDuration } from "../terminal/quantity.ts";
import { drawStates, runAreas } from "./run-text.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";

/** The areas that the metadata flow is worded by. */
export const flowAreas = [...runAreas, "screen-machine", "screen-flow"] as const;
export type FlowWords = Words<(typeof flowAreas)[number]>;

/** The flow's machine as a graph, what changed in it, where its images are, and what to do next. */
export async function drawDeployedFlow(
  flow: DeployedFlow,
  { terminal, words, diff }: { terminal: Terminal; words: FlowWords; diff: boolean },
): Promise<string> {
  const { say } = words;
  const { name, definition, moderation, retries, changes } = flow;
  const done = { created: "machine-created", updated: "machine-updated", unchanged: "machine-up-to-date" } as const;
  const image = flow.images.find((key) => key.endsWith("metadata.jpg"));
  return [
    flow.change === "none" ? say("flow-shown", { name }) : say(done[flow.change], { name }),
    "",
    paint("bold", say("flow-title")),
    `  ${say("flow-retries", { on: retries })}`,
    `  ${moderation ? say("flow-moderation", moderation) : say("flow-without-moderation")}`,
    "",
    (await drawMachine({ definition, notes: new Map(), label: name }, terminal)) ?? "",
    ...(changes ? ["", say("definition-change-head"), drawChangeByState(changes, terminal, words)] : []),
    ...(changes && diff ? ["", say("definition-text-head"), drawChangeAsText(changes)] : []),
    "",
    ...(flow.bucket === undefined
      ? []
      : [
          drawPairs([
            [say("flow-bucket"), flow.bucket],
            [say("flow-images"), flow.images.join(", ")],
          ]),
          "",
        ]),
    ...(image === undefined ? [] : [say("flow-try", { key: image })]),
    ...(moderation ? [say("flow-next-approvals")] : []),
    retries ? say("flow-next-drill") : say("flow-next-retries", { flags: moderationFlags(moderation) }),
  ].join("\n");
}

/** The flags that deploy the flow with this moderation again. */
function moderationFlags(moderation: Moderation | undefined): HintedFlags {
  if (moderation === undefined) return {};
  const values = {
    "ask-at": "askAt",
    "reject-at": "rejectAt",
    approval: "approval",
    "approval-timeout": "timeoutSeconds",
    "approval-heartbeat": "heartbeatSeconds",
  } as const;
  const chosen = Object.entries(values).flatMap(([flag, member]) =>
    moderation[member] === usualModeration[member] ? [] : [[flag, String(moderation[member])]],
  );
  return { moderation: true, ...Object.fromEntries(chosen) };
}

/** Draws the outcome of an image: its states, its item, and last the outcome. */
export function drawImageRun(run: ImageRun, terminal: Terminal, words: FlowWords): string {
  const { say } = words;
  const { outcome, execution } = run;
  if (outcome.kind === "running")
    return [
      say("image-started", { machine: run.machine, key: run.key }),
      "",
      execution.arn,
      "",
      say("image-follow", { execution: execution.arn }),
    ].join("\n");
  const item = Object.entries(run.item ?? {}).map(([name, value]): [string, string] => [name, describeValue(value)]);
  return [
    drawPairs([
      [say("label-image"), run.key],
      [say("label-machine"), run.machine],
      [say("label-execution"), execution.name],
    ]),
    "",
    drawStates(run.states, terminal, words),
    ...(item.length === 0 ? [] : ["", say("image-item"), drawPairs(item)]),
    "",
    drawOutcome(run, terminal, words),
    say("image-follow", { execution: execution.arn }),
  ].join("\n");
}

function drawOutcome({ outcome, execution }: ImageRun, terminal: Terminal, words: FlowWords): string {
  const signs = signsOf(terminal);
  if (outcome.kind === "waiting") return paint("yellow", `${signs.note} ${words.say("image-waits")}`);
  const { error = "", cause } = outcome;
  const said =
    outcome.kind === "succeeded" ? words.say("image-succeeded") : words.say("image-failed-with", { error, cause });
  const { durationMs } = execution;
  const line =
    durationMs === undefined ? said : words.say("image-took", { outcome: said, time: formatDuration(durationMs) });
  return outcome.kind === "succeeded"
    ? paint("green", `${signs.done} ${line}`)
    : paint("red", `${signs.failed} ${line}`);
}

function describeValue(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
