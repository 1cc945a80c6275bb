import { setTimeout as sleep } from "node:timers/promises";
import { ExecutionAlreadyExists, type SFN } from "@aws-sdk/client-sfn";
import { persist } from "./persist.ts";

/** Executions that fail and are redriven while the endpoint is killed. */
export interface Redrives {
  begin(n: number): void;
  /** Waits for their ends. Sentences about those that did not end as they would have without the kills. */
  findFaults(): Promise<string[]>;
}

/** One branch fails until the execution is redriven; what the other one does must not be lost or done twice. */
const definitionFor = (functionArn: string): string =>
  JSON.stringify({
    StartAt: "Both",
    States: {
      Both: {
        Type: "Parallel",
        Branches: [
          {
            StartAt: "Fails",
            States: {
              Pause: { Type: "Wait", Seconds: 1, Next: "Done" },
              Done: { Type: "Pass", Result: "mended", End: true },
              Fails: {
                Type: "Task",
                Resource: functionArn,
                Parameters: { "attempt.$": "$$.Execution.RedriveCount", value: "a" },
                Next: "Pause",
              },
            },
          },
          { StartAt: "Passes", States: { Passes: { Type: "Pass", Result: "passed", End: true } } },
        ],
        End: true,
      },
    },
  });

const expectedTypes = [
  "ExecutionFailed",
  "ExecutionRedriven",
  "ExecutionStarted",
  "ExecutionSucceeded",
  "LambdaFunctionFailed",
  "LambdaFunctionScheduled",
  "LambdaFunctionScheduled",
  "LambdaFunctionStarted",
  "LambdaFunctionStarted",
  "LambdaFunctionSucceeded",
  "ParallelStateEntered",
  "ParallelStateExited",
  "ParallelStateFailed",
  "ParallelStateStarted",
  "ParallelStateSucceeded",
  "PassStateEntered",
  "PassStateEntered",
  "PassStateExited",
  "PassStateExited",
  "TaskStateEntered",
  "TaskStateExited",
  "WaitStateEntered",
  "WaitStateExited",
].join();

export async function openRedrives(
  sfn: SFN,
  { functionArn, role, signal }: { functionArn: string; role: string; signal: AbortSignal },
): Promise<Redrives> {
  const definition = definitionFor(functionArn);
  const { stateMachineArn = "" } = await sfn.createStateMachine({ name: "redriven", definition, roleArn: role });
  const begun: Promise<string[]>[] = [];

  // While it is killed, a slow computer may not get an execution to its end in any time: it has a minute after that.
  let deadline = Number.POSITIVE_INFINITY;

  async function ended(executionArn: string) {
    for (;;) {
      const described = await persist(() => sfn.describeExecution({ executionArn }), signal);
      if (described.status !== "RUNNING" || Date.now() > deadline) return described;
      await sleep(100);
    }
  }

  async function run(n: number): Promise<string[]> {
    const name = `r${n}`;
    const executionArn = `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}`;
    // When the answer was lost in a kill, the execution may have failed before it is asked for again.
    await persist(() => sfn.startExecution({ stateMachineArn, name }), signal).catch((error: unknown) => {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    });
    await ended(executionArn);
    await persist(() => sfn.redriveExecution({ executionArn, clientToken: name }), signal);
    const { status, output, redriveCount } = await ended(executionArn);
    const { events = [] } = await persist(() => sfn.getExecutionHistory({ executionArn }), signal);
    const faults: string[] = [];
    if (output !== '["mended","passed"]' || redriveCount !== 1)
      faults.push(`${name} ended ${status} with ${output} after ${redriveCount} redrives`);
    if (events.some(({ id }, index) => id !== index + 1)) faults.push(`${name} has gaps in its history`);
    const types = events.map(({ type }) => type).sort();
    if (types.join() !== expectedTypes) faults.push(`${name} has the events ${types.join()}`);
    return faults;
  }

  return {
    begin(n) {
      begun.push(run(n).catch((error: unknown) => [`r${n}: ${String(error)}`]));
    },
    async findFaults() {
      deadline = Date.now() + 60_000;
      return (await Promise.all(begun)).flat();
    },
  };
}
