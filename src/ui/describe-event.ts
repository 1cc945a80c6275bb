import type { TargetSummary, WorkshopEvent } from "../workshop/port.ts";
import { formatDuration } from "./quantity.ts";

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
export function describeEvent(event: WorkshopEvent): ProgressLine | undefined {
  switch (event.type) {
    case "target":
      return event.changes ? { tone: "plain", text: describeTarget(event.target), within: false } : undefined;
    case "chapter":
      return { tone: "heading", text: [event.title, ...(event.text ?? [])].join("\n"), within: false };
    case "step-started":
    case "goes-on":
      return undefined;
    case "plan":
      return {
        tone: "plain",
        text: describePlan(event.rows),
        within: false,
      };
    case "step-done":
      return {
        tone: event.changed ? "done" : "unchanged",
        text: event.detail === undefined ? event.step : `${event.step}: ${event.detail}`,
        within: false,
      };
    case "step-failed":
      return { tone: "failed", text: event.step, within: false };
    case "resource":
      return {
        tone: resourceTone(event.status),
        text: `${event.status.padEnd(18)} ${event.logicalId} (${event.resourceType.replace(/^AWS::/, "")})${event.reason === undefined ? "" : `: ${event.reason}`}`,
        within: true,
      };
    case "retry":
      return {
        tone: "note",
        text: `${event.operation}: ${event.reason}; trying again in ${formatDuration(event.waitMs)} (${event.attempt} of ${event.attempts})`,
        within: true,
      };
    case "execution-ended":
      return {
        tone: event.status === "SUCCEEDED" ? "done" : "failed",
        text: `${event.machine}: ${event.status}`,
        within: false,
      };
    case "state":
      if (event.state.status === "entered") return undefined;
      return {
        tone: stateTone(event.state.status),
        text: `${event.state.name} ${event.state.status}${event.state.error === undefined ? "" : ` (${event.state.error})`} at ${formatDuration(event.state.atMs)}`,
        within: true,
      };
    case "note":
      return { tone: "note", text: event.text, within: false };
    case "warning":
      return { tone: "warning", text: event.text, within: false };
  }
}

/** `Target: this machine, account 123456789012, region us-west-2`. */
export function describeTarget(target: TargetSummary): string {
  const parts = [
    target.target === "local"
      ? "this machine"
      : target.target === "aws"
        ? "AWS"
        : (target.endpointUrl ?? "an endpoint"),
    `account ${target.account}`,
    `region ${target.region}`,
    ...(target.profile === undefined ? [] : [`profile ${target.profile}`]),
    ...(target.environment === undefined ? [] : [`environment ${target.environment}`]),
  ];
  return `Target: ${parts.join(", ")}`;
}

/** The names last: they are long, and stay whole to be copied. */
function describePlan(rows: Extract<WorkshopEvent, { type: "plan" }>["rows"]): string {
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));
  const whats = widest(rows.map((row) => row.what));
  const contents = widest(rows.map((row) => row.contents));
  const lines = rows.map((row) => `  ${row.what.padEnd(whats)}  ${row.contents.padEnd(contents)}  ${row.name}`);
  return ["To be deleted:", ...lines].join("\n");
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
