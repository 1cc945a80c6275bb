import {
  type Advance,
  type Command,
  type HistoryEvent,
  type Json,
  type Outcome,
  parseDefinition,
  startExecution,
  type Stimulus,
} from "../../../../src/local/states-language/index.ts";

export type RunTask = Extract<Command, { kind: "runTask" }>;

/** The end of a task. `output` and `error` end it; `stays` leaves it open. */
export type TaskAnswer =
  | { readonly output: Json }
  | { readonly error: string; readonly cause?: string }
  | { readonly stays: "open" };

export interface MachineRun {
  readonly outcome: Outcome | undefined;
  readonly events: readonly HistoryEvent[];
  readonly commands: readonly Command[];
  /** Everything the execution was told, to tell it again. */
  readonly stimuli: readonly Stimulus[];
}

interface Options {
  readonly definition: unknown;
  readonly input?: Json;
  readonly type?: "STANDARD" | "EXPRESS";
  readonly task?: (task: RunTask) => TaskAnswer;
  /** Stops waiting for timers that are due later than this many seconds after the start. */
  readonly untilSeconds?: number;
}

export const startTime = Date.parse("2026-01-02T03:04:05.678Z");

export function createExecution({ definition, input = {}, type = "STANDARD" }: Options) {
  const kind = type === "STANDARD" ? "execution" : "express";
  return startExecution({
    machine: parseDefinition(JSON.stringify(definition)),
    input: JSON.stringify(input),
    identity: {
      executionArn: `arn:aws:states:us-west-2:123456789012:${kind}:machine:run`,
      executionName: "run",
      roleArn: "arn:aws:iam::123456789012:role/machine",
      stateMachineArn: "arn:aws:states:us-west-2:123456789012:stateMachine:machine",
      stateMachineName: "machine",
      stateMachineType: type,
      startTime,
    },
  });
}

/** Runs a machine to its end, or until nothing is left to happen; timers go off at their time without any wait. */
export async function runMachine(options: Options): Promise<MachineRun> {
  const execution = createExecution(options);
  const queue: Stimulus[] = [{ kind: "start", at: startTime }];
  const timers = new Map<string, number>();
  const events: HistoryEvent[] = [];
  const commands: Command[] = [];
  const stimuli: Stimulus[] = [];
  const latest = startTime + (options.untilSeconds ?? Number.POSITIVE_INFINITY) * 1000;
  let now = startTime;
  let outcome: Outcome | undefined;
  while (outcome === undefined) {
    const stimulus = queue.shift() ?? nextTimer(timers, now, latest);
    if (stimulus === undefined) break;
    now = stimulus.at;
    stimuli.push(stimulus);
    const advance: Advance = await execution.advance(stimulus);
    events.push(...advance.events);
    commands.push(...advance.commands);
    for (const command of advance.commands) {
      if (command.kind === "setTimer") timers.set(command.timer, command.at);
      else if (command.kind === "cancelTimer") timers.delete(command.timer);
      else if (command.kind === "runTask") queue.push(...perform(command, now, options.task));
    }
    outcome = advance.outcome;
  }
  return { outcome, events, commands, stimuli };
}

function nextTimer(timers: Map<string, number>, now: number, latest: number): Stimulus | undefined {
  const [first] = [...timers].sort(([, one], [, other]) => one - other);
  if (first === undefined || first[1] > latest) return undefined;
  timers.delete(first[0]);
  return { kind: "timer", timer: first[0], at: Math.max(now, first[1]) };
}

function perform(command: RunTask, at: number, answer: Options["task"]): Stimulus[] {
  const result = answer?.(command) ?? { output: null };
  const { task } = command;
  const started: Stimulus = { kind: "taskStarted", task, at };
  if ("stays" in result) return [started];
  if ("output" in result) return [started, { kind: "taskSucceeded", task, at, output: JSON.stringify(result.output) }];
  return [started, { kind: "taskFailed", task, at, ...result }];
}

/** The output of a run that succeeded. */
export function outputOf({ outcome }: MachineRun): Json {
  if (outcome?.status !== "SUCCEEDED") throw new Error(`the execution did not succeed: ${JSON.stringify(outcome)}`);
  const output: Json = JSON.parse(outcome.output);
  return output;
}

/** The history as short lines: `2←0 PassStateEntered`. */
export function linesOf({ events }: MachineRun): string[] {
  return events.map(({ id, previousEventId, type }) => `${id}←${previousEventId} ${type}`);
}

/** A machine of one state called `State`. */
export function machineOf(state: Record<string, unknown>, more: Record<string, unknown> = {}): unknown {
  const ends = ["Succeed", "Fail", "Choice"].includes(String(state["Type"])) || "Next" in state;
  return { StartAt: "State", ...more, States: { State: ends ? state : { ...state, End: true } } };
}

/** The output of a Pass state with one `Parameters` field. */
export async function evaluatePath(path: string, input: Json): Promise<Json | undefined> {
  const run = await runMachine({ definition: machineOf({ Type: "Pass", Parameters: { "found.$": path } }), input });
  if (run.outcome?.status !== "SUCCEEDED") return undefined;
  const output = outputOf(run);
  return typeof output === "object" && output !== null && !Array.isArray(output) ? output["found"] : undefined;
}
