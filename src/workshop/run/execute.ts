import { nameOfArn } from "../../arn.ts";
import type { ExecutionView } from "../../aws/execution/read-execution.ts";
import { startExecution } from "../../aws/execution/start-execution.ts";
import { describeMachine } from "../../aws/machine/find-machines.ts";
import type { Environment } from "../environment.ts";
import { executionDataOf } from "../inspect/execution-data.ts";
import type { ChosenMachine } from "../machine/photo-machines.ts";
import { followExecution } from "./follow-execution.ts";
import type { StateVisit } from "./visit-tree.ts";

/** The execution to start, and how to follow it. */
export interface ExecutionRequest {
  readonly machine: ChosenMachine;
  readonly input: object;
  /** The execution's name; default: Step Functions gives it one. */
  readonly name?: string | undefined;
  /** Come back at once, while the execution continues. */
  readonly detached?: boolean | undefined;
  /** Reads the photo that it is about, so that it can be shown. */
  readonly readPhoto: () => Promise<Uint8Array | undefined>;
}

/** An execution that was started; without an end where nobody waited for it. */
export interface Executed {
  readonly arn: string;
  readonly end?: { readonly execution: ExecutionView; readonly visits: readonly StateVisit[] };
}

/** Starts an execution and follows it to its end. */
export async function execute(environment: Environment, request: ExecutionRequest): Promise<Executed> {
  const { machine, input, name, detached = false } = request;
  if (machine.type === "EXPRESS") {
    const { executeExpress } = await import("./execute-express.ts");
    return executeExpress(environment, request);
  }
  const arn = await startExecution(environment.session, { machineArn: machine.startArn, name, input });
  const execution = nameOfArn(arn);
  const stage = machine.form === "stage" ? machine.stage : undefined;
  environment.port.notify({ type: "keeps-running", next: [{ code: "leave-run", values: { execution, stage } }] });
  if (detached) return { arn };
  announceExecution(environment, { ...request, arn });
  const end = await followExecution(environment, { arn, machine: machine.name });
  return { arn, end };
}

/** Reports the machine beside the execution, which does not wait for it. */
function announceExecution(
  environment: Environment,
  { machine, readPhoto, arn }: ExecutionRequest & { arn: string },
): void {
  const { session, port } = environment;
  const data = executionDataOf(environment, arn);
  describeMachine(session, machine.startArn.endsWith(":live") ? machine.arn : machine.startArn).then(
    (view) =>
      view &&
      port.notify({
        type: "execution-started",
        machine: machine.name,
        definition: view.definition,
        readPhoto,
        data,
      }),
    // Only a picture is missing then.
    () => undefined,
  );
}
