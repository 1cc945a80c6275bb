import type { TaskFailure } from "./integration.ts";

/** Bytes of UTF-8 a task's result may have. */
const limit = 262_144;

/** Tells whether a result of JSON text has more than 262,144 bytes of UTF-8 ("Quotas related to task executions"). */
export function exceedsLimit(result: string): boolean {
  return result.length * 3 > limit && Buffer.byteLength(result) > limit;
}

/** @param name what the text calls the task: the resource type, such as `lambda` */
export function tooLargeResult(name: string): TaskFailure {
  const cause = `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  return { error: "States.DataLimitExceeded", cause };
}
