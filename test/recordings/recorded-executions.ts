import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** How many recorded executions came out the same: their ends, the types of their events, their whole histories. */
export interface ExecutionTally {
  readonly results: string;
  readonly eventTypes: string;
  readonly histories: string;
  /** Each case that differs, with what differs first. */
  readonly differences: readonly string[];
}

const summary = /result (\d+\/\d+), event types (\d+\/\d+), full history (\d+\/\d+)/;

/** Runs the recordings' own runner. @param cases a file beside it */
export async function runRecordedExecutions(folder: string, cases: string, url: string): Promise<ExecutionTally> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(folder, "run.mjs"), "--endpoint", url, "--cases", join(folder, cases), "--show", "1000"],
    { maxBuffer: 2 ** 26, env: { ...process.env, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" } },
  );
  const [, results, eventTypes, histories] = summary.exec(stdout) ?? [];
  if (results === undefined || eventTypes === undefined || histories === undefined)
    throw new Error(`The runner of the recordings ended without a summary:\n${stdout.slice(-2000)}`);
  const differences = stdout.split("\n").filter((line) => line.startsWith("- "));
  return { results, eventTypes, histories, differences };
}
