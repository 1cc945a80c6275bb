import { mistaken, type Finding, type LessonText, type MistakeCode } from "../check.ts";
import type { LessonContext } from "../lesson.ts";
import type { MachineCheck } from "../lessons/machine-checks.ts";
import type { MachineFile } from "../reading/machine-file.ts";
import type { TrialPhoto } from "../worlds/world.ts";
import { explainFailure } from "./explain-trial.ts";
import type { TrialRun, TrialWish } from "./trial.ts";

/** How an image's execution should end: with an error, or well. */
export interface ExpectedEnd {
  readonly error: string | undefined;
  /** The state it should end in. */
  readonly state?: string;
}

/** What is wrong with the end of an image's execution; undefined where all is well. */
export function explainEnd(file: MachineFile, run: TrialRun, { error, state }: ExpectedEnd): Finding | undefined {
  const { status, error: got = "" } = run.execution;
  if (error === undefined) return status === "SUCCEEDED" ? undefined : explainFailure(file, run);
  if (status === "SUCCEEDED") return mistaken({ code: "mistake-image-accepted", values: { key: run.key, error } });
  const last = run.visits.findLast((visit) => visit.depth === 0)?.name ?? "";
  if (got === error && (state === undefined || state === last)) return undefined;
  const values = { key: run.key, expected: endText(error, state), got: endText(got, state && last) };
  return mistaken({ code: "mistake-other-end", values });
}

/** A check that sends an image through the machine and looks at its end. */
export function endsWith(wish: {
  id: string;
  image: TrialPhoto | ((context: LessonContext) => TrialPhoto);
  end: ExpectedEnd;
  what: LessonText;
  mistakes: readonly MistakeCode[];
  how?: (context: LessonContext) => TrialWish;
}): MachineCheck {
  const { id, what, mistakes, end, image, how } = wish;
  return {
    id,
    layer: "truth",
    what,
    mistakes,
    async run(context) {
      const photo = typeof image === "function" ? image(context) : image;
      return explainEnd(context.file, await context.trial.run(photo, how?.(context)), end);
    },
  };
}

function endText(error: string, state: string | undefined): string {
  return state === undefined || state === "" ? error : `${error} (${state})`;
}
