import { describeExecution, listExecutions, type ExecutionView } from "../../aws/execution/read-execution.ts";
import { createHistoryReader } from "../../aws/execution/read-history.ts";
import { exitCodes } from "../../exit-codes.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { parseJson } from "../json-member.ts";
import { findMachines } from "../machines.ts";
import type { StageNumber } from "../names.ts";
import { judgeExecution, type Outcome } from "../run/outcome.ts";
import { createStateHistory, type StateVisit } from "../run/state-history.ts";

/** An event of a history, as far as a timeline shows it. */
export interface TimelineEvent {
  readonly id: number;
  readonly type: string;
  readonly atMs: number;
  readonly state: string | undefined;
}

/** An execution with everything its history tells. */
export interface InspectedRun {
  readonly execution: ExecutionView;
  readonly outcome: Outcome;
  readonly states: readonly (StateVisit & { readonly inputValue: unknown; readonly outputValue: unknown })[];
  readonly events: readonly TimelineEvent[];
}

/**
 * Reads the full history of an execution.
 *
 * @param wish.execution its name or its ARN
 * @param wish.stage where to look for the name (default: all of the environment's machines)
 */
export async function inspectExecution(
  environment: Environment,
  wish: { execution: string; stage?: StageNumber | undefined },
): Promise<InspectedRun> {
  const execution = await findExecution(environment, wish);
  const events = await createHistoryReader(environment.session, execution.arn).readNew();
  const history = createStateHistory();
  history.add(events);
  const visits = history.visits();
  const startedAt = events[0]?.timestamp?.getTime() ?? 0;
  return {
    execution,
    outcome: judgeExecution(execution, visits),
    states: visits.map((visit) =>
      Object.assign({ inputValue: parseJson(visit.input), outputValue: parseJson(visit.output) }, visit),
    ),
    events: events.map((event) => ({
      id: event.id ?? 0,
      type: event.type ?? "",
      atMs: (event.timestamp?.getTime() ?? startedAt) - startedAt,
      state: event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name,
    })),
  };
}

async function findExecution(
  environment: Environment,
  wish: { execution: string; stage?: StageNumber | undefined },
): Promise<ExecutionView> {
  const { session } = environment;
  if (wish.execution.startsWith("arn:")) {
    const execution = await describeExecution(session, wish.execution);
    if (execution) return execution;
    throw executionNotFound(wish.execution, []);
  }
  const machines = (await findMachines(environment)).filter(
    ({ stage }) => wish.stage === undefined || stage === wish.stage,
  );
  for (const machine of machines.toReversed()) {
    const arn = `${machine.arn.replace(":stateMachine:", ":execution:")}:${wish.execution}`;
    const execution = await describeExecution(session, arn);
    if (execution) return execution;
  }
  const recent = await Promise.all(
    machines.map((machine) => listExecutions(session, { machineArn: machine.arn, limit: 3 })),
  );
  throw executionNotFound(
    wish.execution,
    recent.flat().map((execution) => execution.name),
  );
}

function executionNotFound(wanted: string, recent: readonly string[]): UserError {
  return new UserError({
    code: "execution-not-found",
    message: `There is no execution ${wanted}.`,
    why: recent.length === 0 ? undefined : `The newest ones are ${recent.join(", ")}.`,
    next: ["`npx wildrydes inspect` lists the newest executions"],
    exitCode: exitCodes.notFound,
  });
}
