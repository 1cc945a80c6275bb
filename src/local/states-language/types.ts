import type { MapItem, MapRunPlan } from "./map/map-run-plan.ts";

/**
 * The border of the interpreter. An execution advances by one stimulus at a time; each advance answers the history
 * events it wrote and the commands the host must carry out. The interpreter keeps no clock, timer, socket or random
 * source: times come with the stimuli and random values are drawn from the execution's own name, so that the same
 * stimuli always give the same history. That is what makes an execution resumable: feed the recorded stimuli again.
 */

/** JSON as the language sees it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A history event in the shape of the API's `HistoryEvent`, with its timestamp in milliseconds since 1970. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
  readonly timestamp: number;
  /** The one `…EventDetails` member of the event, by its API name, such as `stateEnteredEventDetails`. */
  readonly [details: `${string}EventDetails`]: Readonly<Record<string, unknown>> | undefined;
}

/** An occurrence in an execution. `at` is in milliseconds since 1970. */
export type Stimulus =
  | { readonly kind: "start"; readonly at: number }
  /** The host begins to work on a task: LambdaFunctionStarted, TaskStarted, ActivityStarted (with its worker). */
  | { readonly kind: "taskStarted"; readonly task: string; readonly at: number; readonly workerName?: string }
  /** The request of a `.sync` or `.waitForTaskToken` task was accepted; the task continues. */
  | { readonly kind: "taskSubmitted"; readonly task: string; readonly at: number; readonly output: string }
  /** `output` is JSON text. */
  | { readonly kind: "taskSucceeded"; readonly task: string; readonly at: number; readonly output: string }
  /** `phase` is present when the request itself was refused (TaskSubmitFailed, LambdaFunctionScheduleFailed, …). */
  | {
      readonly kind: "taskFailed";
      readonly task: string;
      readonly at: number;
      readonly error?: string;
      readonly cause?: string;
      readonly phase?: "schedule" | "start" | "submit";
    }
  | { readonly kind: "taskHeartbeat"; readonly task: string; readonly at: number }
  | { readonly kind: "timer"; readonly timer: string; readonly at: number }
  /** The child executions of a distributed Map state have ended. `output` is JSON text. */
  | { readonly kind: "mapRunSucceeded"; readonly mapRun: string; readonly at: number; readonly output: string }
  | {
      readonly kind: "mapRunFailed";
      readonly mapRun: string;
      readonly at: number;
      readonly error?: string;
      readonly cause?: string;
    }
  /**
   * RedriveExecution: an execution that did not succeed continues from the states that failed or were broken off.
   * `lastEvent` is the id of its newest event, `clientToken` that of the request.
   */
  | { readonly kind: "redrive"; readonly at: number; readonly lastEvent: number; readonly clientToken?: string }
  /** StopExecution. */
  | { readonly kind: "abort"; readonly at: number; readonly error?: string; readonly cause?: string };

/**
 * The work of the host, as plain data. Tasks, map runs and timers are named by the interpreter; names are unique
 * within the execution.
 */
export type Command =
  | {
      readonly kind: "runTask";
      readonly task: string;
      /** `Resource` of the state, such as `arn:aws:states:::lambda:invoke.waitForTaskToken` or a function's ARN. */
      readonly resource: string;
      /** The task's input after `Parameters`/`Arguments`, as JSON text. */
      readonly input: string;
      readonly timeoutSeconds?: number;
      readonly heartbeatSeconds?: number;
      /** Present for tasks that wait for a token: the same token the context object showed. */
      readonly taskToken?: string;
      /** `Credentials.RoleArn`, when the state names one. */
      readonly roleArn?: string;
    }
  /**
   * Start child executions for the items of a distributed Map state; with `redrives` above 0, continue with the same
   * map run: children that did not succeed are redriven.
   */
  | { readonly kind: "runMap"; readonly mapRun: string; readonly plan: MapRunPlan; readonly redrives: number }
  | { readonly kind: "cancelMapRun"; readonly mapRun: string }
  | { readonly kind: "setTimer"; readonly timer: string; readonly at: number }
  | { readonly kind: "cancelTask"; readonly task: string }
  | { readonly kind: "cancelTimer"; readonly timer: string };

/** How an execution ended. `output` is JSON text. */
export type Outcome =
  | { readonly status: "SUCCEEDED"; readonly output: string }
  | { readonly status: "FAILED" | "TIMED_OUT" | "ABORTED"; readonly error?: string; readonly cause?: string };

/** The answer to one stimulus. */
export interface Advance {
  readonly events: readonly HistoryEvent[];
  readonly commands: readonly Command[];
  /** Present with the stimulus that ended the execution. */
  readonly outcome?: Outcome;
}

/** The facts that an execution is started with; they fill the context object and the first event. */
export interface ExecutionIdentity {
  readonly executionArn: string;
  readonly executionName: string;
  /** Undefined for a state that is tested without a role. */
  readonly roleArn: string | undefined;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly stateMachineType: "STANDARD" | "EXPRESS";
  /** Milliseconds since 1970. */
  readonly startTime: number;
}

/**
 * A running execution. `advance` answers at once where it can; a promise only when an expression had to be evaluated
 * outside the thread. The host waits for it before it gives the same execution its next stimulus.
 */
export interface Execution {
  advance(stimulus: Stimulus): Advance | Promise<Advance>;
  /**
   * The input of a map run's child for an item: `ItemSelector`, or the item itself. The same item always gives the
   * same.
   * @param mapRun as the command that asked for it names it
   * @throws StatesError, or rejects with one
   */
  selectItem(mapRun: string, item: MapItem): Json | Promise<Json>;
}

/** A mistake in a definition, with its place, as ValidateStateMachineDefinition reports it. */
export interface Diagnostic {
  readonly severity: "ERROR" | "WARNING";
  readonly code: string;
  readonly message: string;
  /** JSON pointer-like place, such as `/States/A/Next`. */
  readonly location?: string;
}
