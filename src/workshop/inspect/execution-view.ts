import { nameOfArn } from "../../arn.ts";
import { readDefinitionOfExecution } from "../../aws/execution/machine-of-execution.ts";
import type { ExecutionView } from "../../aws/execution/read-execution.ts";
import { createHistoryReader } from "../../aws/execution/read-history.ts";
import { readInvocationLog, type LogLine } from "../../aws/function-log.ts";
import type { Environment } from "../environment.ts";
import { parseJson } from "../json-member.ts";
import type { StageNumber } from "../names.ts";
import { followExecution } from "../run/follow-execution.ts";
import { judgeExecution, type Outcome } from "../run/outcome.ts";
import { createStateHistory } from "../run/state-history.ts";
import type { StateVisit } from "../run/visit-tree.ts";
import { visitsOfEvents } from "./visits-of-events.ts";
import { readAttempts, type Attempt } from "./attempts.ts";
import { executionDataOf } from "./execution-data.ts";
import { findExecution } from "./find-execution.ts";
import { readRunPhoto } from "./run-photo-file.ts";

/** An event of a history, as far as a timeline shows it. */
export interface TimelineEvent {
  readonly id: number;
  readonly type: string;
  readonly atMs: number;
  readonly state: string | undefined;
  /** Place in `states` of the visit that it belongs to; undefined for the execution's own events. */
  readonly visit: number | undefined;
}

/** A visit of a state with its data and its tries. */
export interface InspectedState extends StateVisit {
  readonly inputValue: unknown;
  readonly outputValue: unknown;
  /** Empty for a state that does no work. */
  readonly tries: readonly Attempt[];
  /** The function's log while it worked, where that was asked for. */
  readonly log?: readonly LogLine[] | undefined;
}

/** An execution with everything its history contains. */
export interface InspectedRun {
  readonly execution: ExecutionView;
  readonly outcome: Outcome;
  readonly states: readonly InspectedState[];
  readonly events: readonly TimelineEvent[];
  /** The definition it ran by; undefined where the machine is gone. */
  readonly definition: string | undefined;
}

/**
 * Reads the full history of an execution.
 *
 * @param request.execution its name, the beginning of it, its ARN, or `last`
 * @param request.logsOf reads the log of these states' functions: those of this name, or of all
 * @param request.stage where to look for the name (default: all of the environment's machines)
 */
export async function inspectExecution(
  environment: Environment,
  request: {
    execution: string;
    stage?: StageNumber | undefined;
    logsOf?: string | "all" | undefined;
  },
): Promise<InspectedRun> {
  const execution = await findExecution(environment, request);
  const { session } = environment;
  const [events, definition] = await Promise.all([
    createHistoryReader(session, execution.arn).readNew(),
    readDefinitionOfExecution(session, execution.arn),
  ]);
  const history = createStateHistory();
  history.add(events);
  const visits = history.visits(Date.now());
  const startedAt = events[0]?.timestamp?.getTime() ?? 0;
  const tries = [...readAttempts(events).values()];
  const visitOf = visitsOfEvents(events);
  const states = visits.map((visit, index): InspectedState =>
    Object.assign(
      { inputValue: parseJson(visit.input), outputValue: parseJson(visit.output), tries: tries[index] ?? [] },
      visit,
    ),
  );
  return {
    execution,
    outcome: judgeExecution(execution, visits),
    states:
      request.logsOf === undefined ? states : await addLogs(environment, states, { startedAt, of: request.logsOf }),
    definition,
    events: events.map((event) => ({
      id: event.id ?? 0,
      type: event.type ?? "",
      atMs: (event.timestamp?.getTime() ?? startedAt) - startedAt,
      state: event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name,
      visit: visitOf.get(event.id ?? 0),
    })),
  };
}

/** Adds the log of the last try of each wanted state. */
function addLogs(
  { session }: Environment,
  states: readonly InspectedState[],
  { startedAt, of }: { startedAt: number; of: string },
): Promise<InspectedState[]> {
  return Promise.all(
    states.map(async (state) => {
      const last = state.tries.at(-1);
      if (last?.functionName === undefined || (of !== "all" && of !== state.name)) return state;
      const { functionName, requestId, scheduledMs, endedMs } = last;
      const [from, to] = [scheduledMs, endedMs ?? state.startMs + state.durationMs].map(
        (ms) => new Date(startedAt + ms),
      );
      if (!from || !to) return state;
      return { ...state, log: await readInvocationLog(session, { functionName, requestId, from, to }) };
    }),
  );
}

/** The same once the execution has ended: until then its machine and its states are reported as they pass. */
export async function watchExecution(
  environment: Environment,
  request: Parameters<typeof inspectExecution>[1],
): Promise<InspectedRun> {
  const execution = await findExecution(environment, request);
  const { arn, machineArn } = execution;
  const machine = nameOfArn(machineArn);
  const definition = await readDefinitionOfExecution(environment.session, arn);
  if (definition !== undefined)
    environment.port.notify({
      type: "execution-started",
      machine,
      definition,
      readPhoto: async () => (await readRunPhoto(environment, { execution }))?.body,
      data: executionDataOf(environment, arn),
    });
  await followExecution(environment, { arn, machine });
  return inspectExecution(environment, { ...request, execution: arn });
}
