import type { StartExecutionInput, StartExecutionOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { executionArn } from "../requests/arns.ts";
import { executionAlreadyExists } from "../requests/errors.ts";
import type { StartRequest } from "../engine/begin-execution.ts";
import { checkMachineRole, readStartRequest } from "../requests/start-request.ts";
import type { StatesContext } from "../service-context.ts";

/**
 * Starts an execution. The name and input of a running execution return that execution; the name of any other execution
 * is refused. Express machines do not have this rule.
 */
export function startExecution({
  records,
  engine,
  roles,
}: StatesContext): Operation<StartExecutionInput, StartExecutionOutput> {
  return (input, { caller, signal }) => {
    const request = readStartRequest(records, caller, input);
    const trust = checkMachineRole({ engine, roles }, request);
    const turn = engine.startTurn(caller, signal);
    return trust === undefined && turn === undefined
      ? start(input, request)
      : Promise.all([trust, turn]).then(() => start(input, readStartRequest(records, caller, input)));
  };

  function start(input: StartExecutionInput, request: StartRequest): StartExecutionOutput {
    const { machine, name } = request;
    const isNamed = machine.type === "STANDARD" && input.name !== undefined;
    const existing = isNamed ? records.executions.find(machine.id, name) : undefined;
    if (existing) {
      const arn = executionArn(machine, machine.name, name);
      if (existing.status !== "RUNNING" || existing.input !== request.input) throw executionAlreadyExists(arn);
      return { executionArn: arn, startDate: new Date(existing.started) };
    }
    const { arn, started } = engine.start(request);
    return { executionArn: arn, startDate: new Date(started) };
  }
}
