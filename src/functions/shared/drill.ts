import { createNamedError } from "./named-error.ts";

/** How long a failure stays in a drill: `count` attempts for each input. */
interface Failure {
  readonly error: string;
  readonly count: number;
}

/**
 * Makes a handler fail while the variable `DRILL_FAIL` says so. `exit` ends the function's process.
 * `ProvisionedThroughputExceededException:2` throws an error of that name at the first two attempts with the same
 * input, and lets the third pass. The attempts are counted in the memory of the function's process, which is the same
 * for retries unless several run at once.
 */
export function withDrill<Result>(handler: (event: unknown) => Promise<Result>): (event: unknown) => Promise<Result> {
  const setting = process.env["DRILL_FAIL"];
  if (setting === undefined || setting === "") return handler;
  if (setting === "exit") return () => process.exit(1);
  const failure = readFailure(setting);
  const attempts = new Map<string, number>();
  return async (event) => {
    const input = JSON.stringify(event);
    const before = attempts.get(input) ?? 0;
    if (before >= failure.count) {
      attempts.delete(input);
      return handler(event);
    }
    attempts.set(input, before + 1);
    throw createNamedError(failure.error, `A drill: attempt ${before + 1} of ${failure.count} that fail`);
  };
}

function readFailure(setting: string): Failure {
  const [error = "", count = "1"] = setting.split(":");
  return { error, count: Number(count) };
}
