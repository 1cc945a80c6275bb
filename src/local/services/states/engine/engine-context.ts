import type { ServiceHost } from "../../../service.ts";
import type { Integration } from "../integrations/integration.ts";
import type { ExecutionRecord } from "../records/execution-record.ts";
import type { RevisionRecord } from "../records/machines.ts";
import type { LiveMapRun } from "../map-runs/run-map.ts";
import type { Records } from "../records/records.ts";
import type { Machine, Stimulus } from "../../../states-language/index.ts";
import type { ExecutionMetrics } from "./reports/execution-metrics.ts";
import type { LogDelivery } from "./reports/log-delivery.ts";
import type { Run } from "./run.ts";
import type { StatusEvents } from "./reports/status-events.ts";
import type { TimerQueue } from "./queues/timer-queue.ts";

/** A task that waits for its token to come back. */
interface TokenHolder {
  readonly run: Run;
  readonly task: string;
}

/** The state that the parts of the engine share. */
export interface EngineContext {
  readonly host: ServiceHost;
  readonly records: Records;
  readonly timers: TimerQueue;
  /** Standard executions that have not ended, by record id. */
  readonly running: Map<number, Run>;
  /** Executions of Express machines; they are nowhere but here. */
  readonly express: Set<Run>;
  /** Tokens of open tasks. */
  readonly tokens: Map<string, TokenHolder>;
  /** Map runs on their way, by ARN. */
  readonly mapRuns: Map<string, LiveMapRun>;
  /**
   * Gives an execution what happened to it. Resolves when that is written, at once where the interpreter needs no time.
   */
  dispatch(run: Run, stimulus: Stimulus): void | Promise<void>;
  /** Starts a new execution. @throws when it cannot be written; nothing of it is left then */
  start(run: Run, at: number): void;
  /**
   * Redrives an execution that ended without success; undefined when it runs already, or its machine is gone.
   * @throws RedriveNotWrittenError when the store takes nothing now; another error when the execution cannot be read
   */
  redrive(record: ExecutionRecord, clientToken?: string): Promise<Run | undefined>;
  /** A revision with its definition compiled. */
  loadRevision(id: number): LoadedRevision;
  chooseIntegration(resource: string): Integration;
  readonly logs: LogDelivery;
  readonly metrics: ExecutionMetrics;
  readonly statusEvents: StatusEvents;
  /** Whether a machine, by its record id, is deleted when its executions have ended. */
  isDeleting(machine: number): boolean;
  /** Called when a run's last step is written and it has left memory. */
  ended(run: Run): void;
  /** Takes an execution up again from the store after its last changes were lost. */
  restore(run: Run, error: unknown): void;
  /** False once the service is closed: nothing is written or started after that. */
  isOpen(): boolean;
}

export interface LoadedRevision {
  readonly record: RevisionRecord;
  readonly machine: Machine;
}
