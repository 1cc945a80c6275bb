import type { ExecutionRecord } from "../records/execution-record.ts";
import { dispatchRedrive } from "./dispatch.ts";
import type { EngineContext } from "./engine-context.ts";
import { RedriveNotWrittenError } from "./redrive-error.ts";
import { rebuild } from "./resume.ts";
import type { Run } from "./run.ts";

/**
 * Redrives an execution that ended without success: the interpreter receives all earlier stimuli again, and then the
 * redrive. From then on the execution runs like any other.
 *
 * @returns undefined when it runs already, or its machine is gone
 * @throws RedriveNotWrittenError when the store takes nothing now; another error when the execution cannot be read
 */
export async function redriveExecution(
  context: EngineContext,
  record: ExecutionRecord,
  clientToken?: string,
): Promise<Run | undefined> {
  if (context.running.has(record.id)) return undefined;
  let run: Run | undefined;
  try {
    run = await rebuild(context, record);
  } catch (error) {
    context.running.delete(record.id);
    throw error;
  }
  if (!run) return undefined;
  await dispatchRedrive(context, run, clientToken);
  const { redrives = 0 } = context.records.executions.get(record.id) ?? {};
  if (redrives === record.redrives) throw new RedriveNotWrittenError(`the redrive of ${run.arn} could not be written`);
  return run;
}
