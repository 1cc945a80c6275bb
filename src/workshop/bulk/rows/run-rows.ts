import { readHistoryPage } from "../../../aws/execution/history-page.ts";
import { listRunning } from "../../../aws/execution/list-running.ts";
import { startExecution } from "../../../aws/execution/start-execution.ts";
import { stopExecution } from "../../../aws/execution/stop-execution.ts";
import { steadyNow } from "../../../steady-clock.ts";
import type { AwsSession } from "../../../aws/session.ts";
import type { Message } from "../../../text/areas.ts";
import type { AnyMessage } from "../../../text/entry.ts";
import { UserError } from "../../../user-error.ts";
import type { RunStage } from "../../names.ts";
import { encodeKey } from "../../run/encoded-key.ts";
import { CallCancelled } from "../calls/call-limiter.ts";
import { executionName } from "./execution-name.ts";
import { createFollower, type ExecutionFollower } from "./follow-executions.ts";
import type { Halt } from "../calls/halt.ts";
import type { CallLimiters } from "../calls/call-limiters.ts";
import { readExecutionEnd, type ExecutionEnd } from "./read-result.ts";
import type { BulkRow } from "./row.ts";
import { outcomeOf, resultOf, unfinishedResult, type RowResult, type StartedRow } from "./row-result.ts";
import { createSlots } from "../calls/slots.ts";
import { type PhotoUploader, uploadProblem } from "./upload-photos.ts";

/** A machine that rows go through. */
export interface BulkMachine {
  readonly name: string;
  readonly arn: string;
}

/** The means to run rows. */
interface RowsRun {
  readonly batch: string;
  /** With clients that try each call once. */
  readonly session: AwsSession;
  readonly limiters: CallLimiters;
  readonly halt: Halt;
  readonly concurrency: number;
  readonly repeat: number;
  /** Milliseconds an execution may take. */
  readonly timeoutMs: number | undefined;
  readonly bucket: string | undefined;
  readonly uploader: PhotoUploader | undefined;
  machineOf(stage: RunStage | undefined): BulkMachine;
  isEnded(row: BulkRow, repeat: number): boolean;
  /** Takes a row's end. */
  take(result: RowResult): Promise<void> | undefined;
  /** Called with the number of rows in progress whenever it changes. */
  onRunning(count: number): void;
}

/**
 * Runs rows that have not ended yet: starts them, as many at once as is wanted, and takes each one's end. Returns when
 * all have ended, or after a halt when those have that were started.
 */
export async function runRows(rows: AsyncIterable<readonly BulkRow[]>, run: RowsRun): Promise<void> {
  const slots = createSlots(run.concurrency);
  const followers = new Map<string, ExecutionFollower>();
  const finish = (): void => {
    slots.release();
    run.onRunning(slots.taken);
  };
  try {
    for await (const row of eachRepetition(rows, run)) {
      await slots.take();
      run.onRunning(slots.taken);
      if (run.halt.reason) {
        finish();
        break;
      }
      void runRow(row, run, followers).finally(finish);
    }
  } finally {
    await slots.allFree();
  }
}

async function* eachRepetition(
  blocks: AsyncIterable<readonly BulkRow[]>,
  run: RowsRun,
): AsyncGenerator<{ row: BulkRow; repeat: number }> {
  for await (const rows of blocks)
    for (const row of rows)
      for (let repeat = 1; repeat <= run.repeat; repeat += 1) {
        if (run.halt.reason) return;
        if (!run.isEnded(row, repeat)) yield { row, repeat };
      }
}

/** Brings one row to its end. Never rejects: what fails is the row's end or halts all. */
async function runRow(
  { row, repeat }: { row: BulkRow; repeat: number },
  run: RowsRun,
  followers: Map<string, ExecutionFollower>,
): Promise<void> {
  const machine = run.machineOf(row.stage);
  const started: StartedRow = { row, repeat, machine: machine.name, execution: executionName(run.batch, row, repeat) };
  try {
    const end = await bringToEnd(started, machine, run, followers);
    await run.take(end === "gone" ? unfinishedResult(started, { code: "execution-gone" }) : resultOf(started, end));
  } catch (error) {
    if (error instanceof CallCancelled) return;
    run.halt.stop({ kind: "error", error });
    await run.take(unfinishedResult(started, messageOf(error)));
  }
}

const timeoutError = "BulkRunTimeout";

async function bringToEnd(
  started: StartedRow,
  machine: BulkMachine,
  run: RowsRun,
  followers: Map<string, ExecutionFollower>,
): Promise<ExecutionEnd | "gone"> {
  const { session, limiters } = run;
  const stopped = (): boolean => run.halt.reason !== undefined;
  const problem = await upload(started.row, run);
  if (problem !== undefined) return notStarted(problem);
  await limiters.start.call(() => startOnce(session, machine.arn, started, run.bucket), { stopped });
  const deadline = run.timeoutMs === undefined ? Number.POSITIVE_INFINITY : steadyNow() + run.timeoutMs;
  const arn = `${machine.arn.replace(":stateMachine:", ":execution:")}:${started.execution}`;
  const follower = followers.get(machine.arn) ?? followMachine(machine.arn, run);
  followers.set(machine.arn, follower);
  for (let late = false; ;) {
    if ((await follower.follow(started.execution, late ? Number.POSITIVE_INFINITY : deadline)) === "late") {
      late = true;
      await limiters.stop.call(() =>
        stopExecution(session, { arn, error: timeoutError, cause: `timeoutSeconds=${(run.timeoutMs ?? 0) / 1000}` }),
      );
    }
    const end = await readExecutionEnd(machine.arn, (nextToken) =>
      limiters.history.call(() => readHistoryPage(session, { arn, nextToken })),
    );
    if (end === "running") continue;
    return late && end !== "gone" ? asLate(end, run.timeoutMs ?? 0) : end;
  }
}

/** A name that was started before, in this run or one that was cut off, stands for the same execution. */
async function startOnce(
  session: AwsSession,
  machineArn: string,
  { row, execution }: StartedRow,
  bucket: string | undefined,
): Promise<void> {
  const input = { userId: row.user, s3Bucket: bucket, s3Key: encodeKey(row.key) };
  try {
    await startExecution(session, { machineArn, name: execution, input });
  } catch (error) {
    if (!(error instanceof UserError && error.code === "execution-exists")) throw error;
  }
}

function followMachine(machineArn: string, { session, limiters }: RowsRun): ExecutionFollower {
  const isLocal = session.pollMs < 1000;
  return createFollower({
    listRunning: (nextToken) => limiters.list.call(() => listRunning(session, { machineArn, nextToken })),
    pollMs: Math.min(session.pollMs, 2000),
    lagMs: isLocal ? 0 : 1500,
  });
}

/** An error as the reason of a row. */
function messageOf(error: unknown): AnyMessage {
  if (error instanceof UserError) return { code: error.code, values: error.values };
  return { code: "said-by-aws", values: { text: error instanceof Error ? error.message : String(error) } };
}

async function upload(row: BulkRow, run: RowsRun): Promise<AnyMessage | undefined> {
  if (!run.uploader || run.halt.reason) return undefined;
  try {
    await run.uploader.upload(row);
    return undefined;
  } catch (error) {
    const problem = uploadProblem(error);
    if (problem === undefined) throw error;
    return problem;
  }
}

/** The row's own fault: it stands in the report, and a later `--resume` tries it again. */
function notStarted(problem: AnyMessage): ExecutionEnd {
  return { outcome: outcomeOf("unfinished", problem), startedAt: undefined, durationMs: undefined, states: [] };
}

function asLate(end: ExecutionEnd, timeoutMs: number): ExecutionEnd {
  if (end.outcome.error !== timeoutError) return end;
  const reason: Message<"progress-bulk"> = { code: "row-timed-out", values: { seconds: timeoutMs / 1000 } };
  return { ...end, outcome: outcomeOf("failed", reason, timeoutError) };
}
