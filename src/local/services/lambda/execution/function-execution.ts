import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import { nameAfterPath } from "../../../../arn.ts";
import type { Caller, ServiceHost } from "../../../service.ts";
import type { CodeFolders } from "../code/code-folders.ts";
import { type FunctionRecord, functionArn } from "../function-record.ts";
import { createExecutionPool } from "./execution-pool.ts";
import { type FunctionEnvironment, startFunctionEnvironment } from "./function-environment.ts";
import { AwsError } from "../../../aws-error.ts";
import { steadyNow } from "../../../../steady-clock.ts";
import { createOrphanGuard } from "./orphan-guard.ts";
import { createInvocationMetrics } from "./invocation-metrics.ts";
import { type InvocationAnswer, type InvocationRequest, runInvocation } from "./run-invocation.ts";

/** Runs functions. */
export interface FunctionExecution {
  /**
   * Runs one invocation, when there is a place for it.
   *
   * @throws AwsError `TooManyRequestsException` when the function's reserved concurrency is used up
   */
  run(record: FunctionRecord, request: InvocationRequest, caller?: Caller): Promise<InvocationAnswer>;
  /** Lets go of a function's environments after a change. */
  retire(record: FunctionRecord): void;
  /** Whether a process still runs the code of a hash. */
  usesCode(hash: string): boolean;
  /** True while an invocation runs or waits. */
  busy(): boolean;
  close(): Promise<void>;
}

/** Makes the execution of functions. @param options.limit as `createExecutionPool` has it */
export function createFunctionExecution(options: {
  host: ServiceHost;
  taskRoot: CodeFolders["taskRoot"];
  onEnvironmentEnd: () => void;
  limit?: number;
}): FunctionExecution {
  const { host } = options;
  const metrics = createInvocationMetrics(host.metrics);
  const pool = createExecutionPool<FunctionEnvironment>({
    now: steadyNow,
    onEnd: options.onEnvironmentEnd,
    ...(options.limit === undefined ? {} : { limit: options.limit }),
  });
  const guard = createOrphanGuard(`LAMBDA_TASK_ROOT=${join(host.dataFolder, "functions")}${sep}`);
  // Names of functions that run right now: a caller among them is a function that calls another.
  const running = new Map<string, number>();
  let preparing = 0;

  function isFunction(caller: Caller | undefined): boolean {
    if (caller?.principal.type !== "assumed-role") return false;
    return running.has(nameAfterPath(caller.principal.arn));
  }

  /** Invocations of all functions that run now. */
  function countRunning(): { all: number; of: (name: string) => number } {
    let all = 0;
    for (const count of running.values()) all += count;
    return { all, of: (name) => running.get(name) ?? 0 };
  }

  function start(record: FunctionRecord, taskRoot: string | undefined): FunctionEnvironment {
    if (taskRoot === undefined || !existsSync(taskRoot)) throw missingCode(record.name);
    const environment = startFunctionEnvironment({ host, record, taskRoot });
    const { pid } = environment;
    if (pid !== undefined) {
      guard.watch(pid);
      void environment.gone.then(() => guard.release(pid));
    }
    return environment;
  }

  /** The function's own copy of its code: made before there is a place, because it may take seconds. */
  async function prepareCode(record: FunctionRecord): Promise<string | undefined> {
    preparing += 1;
    try {
      return await options.taskRoot(record.codeHash, functionArn(record));
    } finally {
      preparing -= 1;
    }
  }

  async function runInPlace(
    record: FunctionRecord,
    request: InvocationRequest,
    options: { caller: Caller | undefined; measured: ReturnType<typeof metrics.begin> },
  ): Promise<InvocationAnswer> {
    const taskRoot = await prepareCode(record);
    return await pool.run(
      {
        key: functionArn(record),
        revision: `${record.codeHash} ${record.modified} ${record.version ?? ""}`,
        nested: isFunction(options.caller),
        ...(record.reservedConcurrency === undefined ? {} : { reserved: record.reservedConcurrency }),
      },
      () => start(record, taskRoot),
      async (environment) => {
        running.set(record.name, (running.get(record.name) ?? 0) + 1);
        try {
          const started = steadyNow();
          options.measured.started(countRunning());
          const ran = await runInvocation(environment, record, request, host.now);
          options.measured.ended({ milliseconds: steadyNow() - started, failed: ran.failed });
          return ran;
        } finally {
          const left = (running.get(record.name) ?? 1) - 1;
          if (left > 0) running.set(record.name, left);
          else running.delete(record.name);
        }
      },
    );
  }

  return {
    run(record, request, caller) {
      const measured = metrics.begin(record, request.invokedFunctionArn);
      const answer = runInPlace(record, request, { caller, measured });
      answer.catch(measured.refused);
      return answer;
    },
    retire: (record) => pool.retire(functionArn(record)),
    usesCode: (hash) => pool.environments().some((environment) => environment.codeHash === hash),
    busy: () => preparing + pool.runningCount() > 0,
    async close() {
      const delivered = pool.environments().map((environment) => environment.logs.flush());
      await pool.close();
      await Promise.all(delivered);
      guard.close();
    },
  };
}

function missingCode(name: string): AwsError {
  return new AwsError(
    "ServiceException",
    `The code of the function ${name} is missing in the local endpoint's data folder. Upload it again, or delete the stack and set it up again.`,
    { statusCode: 500 },
  );
}
