import { mistaken, type Finding, type LessonText, type MistakeCode } from "../check.ts";
import type { LessonContext } from "../lesson.ts";
import type { MachineCheck } from "../lessons/machine-checks.ts";
import type { MachineFile } from "../definition/machine-file.ts";
import type { TestPhoto } from "../fixtures/fixture.ts";
import { explainFailure } from "./explain-run.ts";
import type { TestRun, TestRunOptions } from "./test-machine.ts";

/** How an image's execution should end: with an error, or well. */
interface ExpectedEnd {
  readonly error: string | undefined;
  /** The state it should end in. */
  readonly state?: string;
}

/** Explains what is wrong with the end of an image's execution; undefined where all is well. */
export function explainEnd(file: MachineFile, run: TestRun, { error, state }: ExpectedEnd): Finding | undefined {
  const { status, error: got = "" } = run.execution;
  if (error === undefined) return status === "SUCCEEDED" ? undefined : explainFailure(file, run);
  if (status === "SUCCEEDED") return mistaken({ code: "mistake-image-accepted", values: { key: run.key, error } });
  const last = run.visits.findLast((visit) => visit.depth === 0)?.name ?? "";
  if (got === error && (state === undefined || state === last)) return undefined;
  const values = { key: run.key, expected: endText(error, state), got: endText(got, state && last) };
  return mistaken({ code: "mistake-other-end", values });
}

/** A check that sends an image through the machine and looks at its end. */
export function checksEnd(check: {
  id: string;
  image: TestPhoto | ((context: LessonContext) => TestPhoto);
  end: ExpectedEnd;
  what: LessonText;
  mistakes: readonly MistakeCode[];
  how?: (context: LessonContext) => TestRunOptions;
}): MachineCheck {
  const { id, what, mistakes, end, image, how } = check;
  return {
    id,
    layer: "truth",
    what,
    mistakes,
    async run(context) {
      const photo = typeof image === "function" ? image(context) : image;
      return explainEnd(context.file, await context.testMachine.run(photo, how?.(context)), end);
    },
  };
}

function endText(error: string, state: string | undefined): string {
  return state === undefined || state === "" ? error : `${error} (${state})`;
}
