import { observeCalls } from "../../aws/record-calls.ts";
import { claimDemoEnvironment } from "../demo/demo-target.ts";
import type { DemoResult } from "../demo/run-demo.ts";
import { runDemo } from "../demo/run-demo.ts";
import type { Environment } from "../environment.ts";
import { packageVersion } from "../package-files.ts";
import { reportFailure } from "../report-failure.ts";
import type { FailedStep } from "../teardown/execute-plan.ts";
import { tearDown } from "../teardown/teardown.ts";
import type { AnyMessage } from "../../text/entry.ts";
import { createRecorder, type Recording } from "./recording.ts";

/** How a demonstration went that was recorded. */
interface RecordedDemo {
  readonly recording: Recording;
  /** Undefined where it ended early. */
  readonly demo: Pick<DemoResult, "rows" | "asExpected"> | undefined;
  readonly failure: AnyMessage | undefined;
  /** The count of resources that could not be deleted. */
  readonly left: number;
  readonly failures: readonly FailedStep[];
}

/**
 * Plays the demonstration in an environment that nobody else uses, records every call, and deletes the environment
 * however it went.
 *
 * @throws UserError `environment-in-use`, `declined`
 */
export async function recordDemo(environment: Environment): Promise<RecordedDemo> {
  await claimDemoEnvironment(environment);
  const recorder = createRecorder(environment.target);
  const session = observeCalls(environment.session, recorder.observe);
  const observed: Environment = { ...environment, session };
  let demo: DemoResult | undefined;
  let failure: AnyMessage | undefined;
  try {
    demo = await runDemo(observed, { keep: true });
  } catch (error) {
    environment.signal.throwIfAborted();
    failure = reportFailure(error);
  }
  const port = { ...environment.port, ask: () => Promise.resolve(true) };
  const { left, failures } = await tearDown({ ...observed, port }, { onlyPlan: false });
  return { recording: recorder.recording(await packageVersion()), demo, failure, left: left.length, failures };
}

/** A name for an environment that nobody else has: teardown and people see what it is. */
export function canaryName(): string {
  return `canary-${Math.floor(Math.random() * 0x10000)
    .toString(16)
    .padStart(4, "0")}`;
}
