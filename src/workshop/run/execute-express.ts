import { parseExpressLog, readExpressLog } from "../../aws/execution/express-log.ts";
import { startSyncExecution } from "../../aws/execution/start-sync-execution.ts";
import { describeMachine } from "../../aws/machine/find-machines.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import type { Executed, ExecutionRequest } from "./execute.ts";
import { createStateHistory } from "./state-history.ts";
import type { StateVisit } from "./visit-tree.ts";

/**
 * Runs an Express machine to its end. Step Functions keeps no history of it: its states are read from the log group
 * that the machine writes to, some moments later.
 *
 * @throws UserError `express-not-waited` when nobody wants to wait: its end could not be learnt afterwards
 */
export async function executeExpress(environment: Environment, request: ExecutionRequest): Promise<Executed> {
  const { session, port } = environment;
  const { machine, input, name } = request;
  if (request.detached) throw new UserError({ code: "express-not-waited", values: { machine: machine.name } });
  port.notify({ type: "step-started", step: { code: "step-machine-runs", values: { machine: machine.name } } });
  const view = await describeMachine(session, machine.arn);
  if (view)
    port.notify({
      type: "execution-started",
      machine: machine.name,
      definition: view.definition,
      readPhoto: request.readPhoto,
    });
  const execution = await startSyncExecution(session, { machineArn: machine.startArn, name, input });
  const visits = await readVisits(environment, { logGroupArn: view?.logGroupArn, arn: execution.arn });
  port.notify({ type: "execution-ended", machine: machine.name, status: execution.status ?? "" });
  return { arn: execution.arn, end: { execution, visits } };
}

async function readVisits(
  { session, port, signal }: Environment,
  { logGroupArn, arn }: { logGroupArn: string | undefined; arn: string },
): Promise<StateVisit[]> {
  if (logGroupArn === undefined) return [];
  const lines = await readExpressLog(session, { logGroupArn, executionArn: arn, signal });
  if (lines === undefined) {
    port.notify({ type: "note", text: { code: "log-not-there-yet", values: { execution: arn } } });
    return [];
  }
  const history = createStateHistory();
  for (const state of history.add(parseExpressLog(lines))) port.notify({ type: "state", state });
  return history.visits();
}
