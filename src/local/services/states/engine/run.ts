import { inputMistakes } from "../aws-services/request-mistakes.ts";
import {
  startExecution,
  type Command,
  type Execution,
  type MapRunPlan,
  type Scenario,
} from "../../../states-language/index.ts";
import type { Ending, NewExecution } from "../records/execution-record.ts";
import type { MachineRecord } from "../records/machines.ts";
import { evaluateInSubprocess } from "../expressions/evaluate-in-subprocess.ts";
import { machineArn, type Home } from "../requests/arns.ts";
import { createRunClock, type RunClock } from "./run-clock.ts";
import type { LoadedRevision } from "./engine-context.ts";
import type { Timer } from "./queues/timer-queue.ts";

export type RunTask = Extract<Command, { kind: "runTask" }>;
export type RunMap = Extract<Command, { kind: "runMap" }>;

/** A task that was scheduled and has not ended. */
export interface OpenTask {
  readonly command: RunTask;
  /** With it, the task is ended from outside. */
  readonly token: string | undefined;
  /** Aborted when the task is cancelled or the execution ends. */
  readonly controller: AbortController;
  /** A Started event is written; it is not written again after a restart. */
  started: boolean;
  /** The answer to the accepted request, for tasks that continue after it. */
  submitted: string | undefined;
}

/** The run of a distributed Map state that has not ended. */
export interface OpenMapRun {
  readonly mapRun: string;
  readonly plan: MapRunPlan;
  readonly controller: AbortController;
}

/**
 * Why work is broken off: the state no longer wants it, or what memory knows of the execution is lost and will be read
 * again from the store.
 */
export type BreakOff = "unwanted" | "lost";

/** An execution in memory: there is one from its start (or the service's) until its end. */
export interface Run {
  /** Record id, once the execution is stored. Executions of Express machines never are. */
  id: number | undefined;
  /** The record that is stored with its first step. */
  unwritten: NewExecution | undefined;
  readonly arn: string;
  readonly name: string;
  readonly home: Home;
  readonly machine: MachineRecord;
  readonly revision: LoadedRevision;
  /** The version or alias that started it, where it was one. */
  readonly version: number | undefined;
  readonly alias: string | undefined;
  /** Milliseconds since 1970. */
  readonly started: number;
  /** JSON text. */
  readonly input: string;
  /** The execution's own clock, which nobody sets: what happens later has a later time, and durations are true. */
  readonly clock: RunClock;
  readonly interpreter: Execution;
  /** Number of the next step in the journal, and the id of the newest event. */
  step: number;
  lastEvent: number;
  /** How often it was redriven. */
  redrives: number;
  /** Set while the interpreter works on a stimulus; what happens meanwhile waits. */
  advancing: boolean;
  readonly waiting: (() => void)[];
  readonly tasks: Map<string, OpenTask>;
  readonly timers: Map<string, Timer>;
  readonly mapRuns: Map<string, OpenMapRun>;
  ended: boolean;
  readonly onEnd: ((ending: Ending) => void)[];
  /** Called when a new execution could not be stored after all: there is nothing of it any more. */
  readonly onVanished: (() => void)[];
}

/** The facts of a new execution. `started` is in milliseconds since 1970, `input` JSON text. */
export interface RunOptions {
  readonly arn: string;
  readonly name: string;
  readonly machine: MachineRecord;
  readonly revision: LoadedRevision;
  readonly version?: number | undefined;
  readonly alias?: string | undefined;
  readonly started: number;
  readonly input: string;
  /** Milliseconds since 1970, as the endpoint shows them. */
  readonly now: () => number;
  readonly id?: number;
  readonly unwritten?: NewExecution;
  /** Runs in place of the machine from its start (TestState). */
  readonly scenario?: Scenario;
}

/** An execution that nothing has happened to yet. */
export function createRun(options: RunOptions): Run {
  const { arn, name, machine, revision, started, input, now, id, unwritten, scenario } = options;
  const home: Home = { account: machine.account, region: machine.region };
  const identity = {
    executionArn: arn,
    executionName: name,
    roleArn: revision.record.roleArn || undefined,
    stateMachineArn: machineArn(home, machine.name),
    stateMachineName: machine.name,
    stateMachineType: machine.type,
    startTime: started,
  };
  return {
    id,
    unwritten,
    arn,
    name,
    home,
    machine,
    revision,
    version: options.version,
    alias: options.alias,
    started,
    input,
    clock: createRunClock(now),
    interpreter: startExecution({
      machine: revision.machine,
      identity,
      input,
      evaluator: evaluateInSubprocess,
      inputMistakes,
      ...(scenario && { scenario }),
    }),
    step: 0,
    lastEvent: 0,
    redrives: 0,
    advancing: false,
    waiting: [],
    tasks: new Map(),
    timers: new Map(),
    mapRuns: new Map(),
    ended: false,
    onEnd: [],
    onVanished: [],
  };
}

/** Forgets timers and breaks off what is under way. */
export function releaseRun(run: Run, reason: BreakOff): void {
  run.ended = true;
  for (const timer of run.timers.values()) timer.cancel();
  for (const { controller } of [...run.tasks.values(), ...run.mapRuns.values()]) controller.abort(reason);
  run.timers.clear();
  run.mapRuns.clear();
  run.tasks.clear();
}
