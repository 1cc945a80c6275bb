import type { TargetSummary, WorkshopEvent } from "../workshop/port.ts";
import { defaultRegion } from "../workshop/target.ts";
import type { ProgressArea } from "../text/areas.ts";
import type { Words } from "../text/words.ts";
import { formatDuration } from "./terminal/quantity.ts";
import { padCells, widest } from "./terminal/width.ts";

/** How weighty a line is: decides its sign and colour. */
export type Tone = "done" | "failed" | "unchanged" | "note" | "warning" | "plain" | "heading";

/** One line of progress. */
export interface ProgressLine {
  readonly tone: Tone;
  readonly text: string;
  /** Part of the step that runs: indented below it. */
  readonly within: boolean;
}

/** Puts an event into words; nothing where a start is shown by its end. */
export function describeEvent(event: WorkshopEvent, words: Words<ProgressArea>): ProgressLine | undefined {
  switch (event.type) {
    case "target":
      return event.changes || !isDefault(event.target)
        ? { tone: "plain", text: describeTarget(event.target, words), within: false }
        : undefined;
    case "chapter":
      return {
        tone: "heading",
        text: [words.word(event.title), ...(event.text ?? []).map(words.word)].join("\n"),
        within: false,
      };
    case "chapter-done":
    case "step-started":
    case "machine-deployed":
    case "execution-started":
    case "keeps-running":
      return undefined;
    case "plan":
      return { tone: "plain", text: describePlan(event.rows, words), within: false };
    case "step-done":
      return {
        tone: event.changed ? "done" : "unchanged",
        text: [event.step, ...(event.detail === undefined ? [] : [event.detail])].map(words.word).join(": "),
        within: false,
      };
    case "step-failed":
      return { tone: "failed", text: words.word(event.step), within: false };
    case "resource":
      return {
        tone: resourceTone(event.status),
        text: `${padCells(event.status, 18)} ${event.logicalId} (${event.resourceType.replace(/^AWS::/, "")})${event.reason === undefined ? "" : `: ${event.reason}`}`,
        within: true,
      };
    case "retry": {
      const { operation, reason, attempt, attempts } = event;
      const wait = formatDuration(event.waitMs);
      return {
        tone: "note",
        text: words.say("retry-line", { operation, reason, wait, attempt, attempts }),
        within: true,
      };
    }
    case "execution-ended":
      return {
        tone: event.status === "SUCCEEDED" ? "done" : "failed",
        text: `${event.machine}: ${event.status}`,
        within: false,
      };
    case "photo-done": {
      const tone =
        event.kind === "accepted" || event.kind === "succeeded" ? "done" : event.kind === "refused" ? "note" : "failed";
      return { tone, text: `${event.user}  ${event.key}: ${words.word(event.outcome)}`, within: false };
    }
    case "state": {
      const { name, status, error, atMs } = event.state;
      if (status === "entered") return undefined;
      return {
        tone: stateTone(status),
        text: words.say("state-line", { state: name, status, error, time: formatDuration(atMs) }),
        within: true,
      };
    }
    case "note":
      return { tone: "note", text: words.word(event.text), within: false };
    case "warning":
      return { tone: "warning", text: words.word(event.text), within: false };
  }
}

/** Where a command without target flags works. Commands that only read do not repeat it each time. */
function isDefault({ target, region, environment }: TargetSummary): boolean {
  return target === "local" && region === defaultRegion && environment === undefined;
}

/** `Target: this machine, account 123456789012, region us-west-2`. */
export function describeTarget(target: TargetSummary, words: Words<ProgressArea>): string {
  const { target: place, endpointUrl: url, account, region, profile, environment } = target;
  return words.say("target-line", { place, url, account, region, profile, environment });
}

/** In the order of the plan's table. */
function describePlan(rows: Extract<WorkshopEvent, { type: "plan" }>["rows"], words: Words<ProgressArea>): string {
  const worded = rows.map((row) => ({
    what: words.word(row.what),
    contents: words.word(row.contents),
    name: row.name,
  }));
  const whats = widest(worded.map((row) => row.what));
  const names = widest(worded.map((row) => row.name));
  const lines = worded.map((row) => `  ${padCells(row.what, whats)}  ${padCells(row.name, names)}  ${row.contents}`);
  return [words.say("plan-head"), ...lines].join("\n");
}

function resourceTone(status: string): Tone {
  if (status.endsWith("_FAILED") || status.includes("ROLLBACK")) return "failed";
  return status.endsWith("_COMPLETE") ? "done" : "plain";
}

function stateTone(status: "entered" | "succeeded" | "caught" | "failed" | "retrying"): Tone {
  if (status === "succeeded") return "done";
  if (status === "failed") return "failed";
  return status === "entered" ? "plain" : "note";
}
