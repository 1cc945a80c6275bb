import type { StackStatus } from "@aws-sdk/client-cloudformation";
import type { ServiceHost } from "../../../service.ts";
import { findStackById, listBusyStacks } from "../stacks/stack-records.ts";
import { runCleanup } from "./cleanup-phase.ts";
import { runCreation } from "./create-phase.ts";
import { runDeletion, runRollback } from "./delete-phase.ts";
import { openStackRun, setStackStatus, type StackRun } from "./stack-run.ts";
import { runUpdate } from "./update-phase.ts";
import { runUpdateRollback } from "./update-rollback-phase.ts";

/** Deployments of stacks. They continue after the requests that began them. */
export interface Deployments {
  /** Continues a stack by its status until the status is final. Never fails. */
  proceed(stackId: string): void;
  /**
   * Continues a stack that had to stop because not even its failure could be stored, as on a full disk.
   *
   * @throws what stopped it
   */
  takeUp(stackId: string): void;
  /** Continues every stack whose operation has not ended. */
  resume(): void;
  busy(): boolean;
  /** Stops between two steps and waits for those under way. */
  close(): Promise<void>;
}

interface Phase {
  readonly status: StackStatus;
  run(run: StackRun): Promise<void>;
}

/** A stack's status is what it is in the middle of: each phase ends by setting the next one. */
const phases: Partial<Record<StackStatus, Phase["run"]>> = {
  CREATE_IN_PROGRESS: runCreation,
  ROLLBACK_IN_PROGRESS: runRollback,
  DELETE_IN_PROGRESS: runDeletion,
  UPDATE_IN_PROGRESS: runUpdate,
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: (run) => runCleanup(run, { complete: "UPDATE_COMPLETE" }),
  UPDATE_ROLLBACK_IN_PROGRESS: runUpdateRollback,
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: (run) => runCleanup(run, { complete: "UPDATE_ROLLBACK_COMPLETE" }),
};

/** Where a phase ends that the endpoint itself could not go through with. */
const failures: Partial<Record<StackStatus, StackStatus>> = {
  CREATE_IN_PROGRESS: "CREATE_FAILED",
  ROLLBACK_IN_PROGRESS: "ROLLBACK_FAILED",
  DELETE_IN_PROGRESS: "DELETE_FAILED",
  UPDATE_IN_PROGRESS: "UPDATE_FAILED",
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: "UPDATE_COMPLETE",
  UPDATE_ROLLBACK_IN_PROGRESS: "UPDATE_ROLLBACK_FAILED",
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: "UPDATE_ROLLBACK_COMPLETE",
};

/** Keeps the operations on stacks going. */
export function createDeployments(host: ServiceHost): Deployments {
  const underWay = new Map<string, Promise<void>>();
  const stopped = new Map<string, unknown>();
  const closing = new AbortController();

  async function drive(stackId: string): Promise<void> {
    try {
      // What the request or the phase before stored must hold before anything is done about it: a rollback that were
      // forgotten after it deleted a bucket would leave a creation that believes the bucket is there.
      await host.store.committed();
      for (let phase = nextPhase(stackId); phase; phase = nextPhase(stackId)) {
        await runPhase(stackId, phase);
        await host.store.committed();
      }
    } catch (error) {
      host.log(`stack ${stackId}: ${String(error)}`);
      stopped.set(stackId, error);
    } finally {
      underWay.delete(stackId);
    }
  }

  async function runPhase(stackId: string, phase: Phase): Promise<void> {
    try {
      await phase.run(openStackRun(host, stackId, closing.signal));
    } catch (error) {
      if (!closing.signal.aborted) fail(stackId, phase.status, error);
    }
  }

  function nextPhase(stackId: string): Phase | undefined {
    if (closing.signal.aborted) return undefined;
    const status = findStackById(host.store, stackId)?.status;
    const run = status && phases[status];
    return run && { status, run };
  }

  /** A fault of the endpoint itself ends the operation too: a stack must not stay in progress. */
  function fail(stackId: string, status: StackStatus, error: unknown): void {
    host.log(`stack ${stackId}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const stack = findStackById(host.store, stackId);
    if (stack?.status === status) setStackStatus(host, stack, failures[status] ?? "DELETE_FAILED", "Internal Failure");
  }

  function proceed(stackId: string): void {
    if (underWay.has(stackId) || closing.signal.aborted) return;
    underWay.set(stackId, drive(stackId));
  }

  return {
    proceed,
    takeUp(stackId) {
      if (!stopped.has(stackId)) return;
      const reason = stopped.get(stackId);
      stopped.delete(stackId);
      proceed(stackId);
      throw reason;
    },
    resume() {
      for (const stack of listBusyStacks(host.store)) proceed(stack.id);
    },
    busy: () => underWay.size > 0,
    async close() {
      closing.abort();
      await Promise.all(underWay.values());
    },
  };
}
