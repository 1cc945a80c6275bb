import type { ServiceHost } from "../../../service.ts";
import type { Home } from "../requests/arns.ts";

/** A task as an integration sees it. */
export interface Task {
  readonly host: ServiceHost;
  readonly home: Home;
  readonly executionArn: string;
  readonly executionName: string;
  /** The interpreter's name for the task, unique within the execution. */
  readonly name: string;
  /** The role the task acts as: the state's `Credentials.RoleArn`, else the machine's. */
  readonly roleArn: string;
  readonly resource: string;
  /** JSON text. */
  readonly input: string;
  readonly taskToken: string | undefined;
  /**
   * True when the task was begun before a restart of the service and must not be begun twice where that can be avoided.
   */
  readonly resumed: boolean;
  /** The answer to the accepted request before the restart, for tasks that continue after it. */
  readonly submitted: string | undefined;
  /**
   * Aborted when the task's result is no longer wanted (`"unwanted"`), or the execution will be read again (`"lost"`).
   */
  readonly signal: AbortSignal;
}

export interface TaskFailure {
  readonly error?: string;
  readonly cause?: string;
  readonly phase?: "schedule" | "start" | "submit";
}

/** How an integration reports what becomes of its task. Reports that come too late are dropped. */
export interface TaskReport {
  started(workerName?: string): void;
  /** @param output JSON text of the accepted request's answer; the task continues */
  submitted(output: string): void;
  /** @param output JSON text */
  succeeded(output: string): void;
  failed(failure: TaskFailure): void;
}

/** Carries one task out. What it throws fails the task. */
export type Integration = (task: Task, report: TaskReport) => void | Promise<void>;
