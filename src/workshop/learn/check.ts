import type { AreaName, CodeOf, Message } from "../../text/areas.ts";
import type { Place } from "./json/place.ts";

/** The areas that lessons are worded by. */
type LearnArea = Extract<AreaName, `learn-${string}`>;
/** A sentence of a lesson. */
export type LessonText = Message<LearnArea | "outcome">;
/** A mistake and its reason, with the values of this case. */
export type Mistake = Message<MistakeArea>;
export type MistakeCode = CodeOf<MistakeArea>;
type MistakeArea = Extract<AreaName, `learn-mistakes${string}`>;

/** The finding of a check. */
export interface Finding {
  /** `informative`: the check passes, and there is something to know. */
  readonly kind: "essential" | "informative";
  readonly mistake: Mistake;
  readonly place?: Place | undefined;
  /** The expectation, where the mistake does not say it. */
  readonly expected?: LessonText | undefined;
}

/** One thing that a lesson asks for. A check that runs may rely on those before it. */
export interface Check<Context> {
  readonly id: string;
  /** `file` and `reading` look at the attendee's file; `truth` looks at what really happens; `answer` at an answer. */
  readonly layer: "file" | "reading" | "truth" | "answer";
  readonly what: LessonText;
  /** The mistakes it recognises. The author test produces each of them. */
  readonly mistakes: readonly MistakeCode[];
  run(context: Context): Promise<Finding | undefined>;
}

/** How one check went. */
export interface CheckResult {
  readonly id: string;
  readonly layer: Check<unknown>["layer"];
  readonly kind: "essential" | "actionable" | "informative" | "celebratory";
  /** `open`: an earlier check failed, so that it was not looked at. */
  readonly state: "passed" | "failed" | "open";
  readonly ok: boolean;
  readonly what: LessonText;
  readonly seen?: Mistake | undefined;
  readonly mistake?: MistakeCode | undefined;
  readonly expected?: LessonText | undefined;
  readonly place?: Place | undefined;
}

/** Finds a mistake that keeps a check from passing. */
export function mistaken(mistake: Mistake, place?: Place): Finding {
  return { kind: "essential", mistake, place };
}

/** Runs checks in their order up to the first that fails: what comes later would only report the same mistake again. */
export async function runChecks<Context>(
  checks: readonly Check<Context>[],
  context: Context,
  onResult: (result: CheckResult) => void = () => {},
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  let failed = false;
  for (const check of checks) {
    const { id, layer, what } = check;
    const result: CheckResult = failed
      ? { id, layer, what, kind: "actionable", state: "open", ok: false }
      : resultOf(check, await check.run(context));
    failed ||= result.state === "failed";
    results.push(result);
    onResult(result);
  }
  return results;
}

function resultOf<Context>({ id, layer, what }: Check<Context>, finding: Finding | undefined): CheckResult {
  if (finding === undefined) return { id, layer, what, kind: "celebratory", state: "passed", ok: true };
  const { kind, mistake, place, expected } = finding;
  const ok = kind === "informative";
  return {
    id,
    layer,
    what,
    kind,
    state: ok ? "passed" : "failed",
    ok,
    seen: mistake,
    mistake: mistake.code,
    expected,
    place,
  };
}
