import { createHash } from "node:crypto";
import { resourceType } from "../requests/arns.ts";
import type { Run, RunTask } from "./run.ts";

/**
 * The token that ends a task from outside: the interpreter's for `.waitForTaskToken`, one of the engine's own for
 * activities. It follows from the execution and the task, so it is the same after a restart.
 */
export function tokenOf(run: Run, { resource, task, taskToken }: RunTask): string | undefined {
  if (taskToken !== undefined) return taskToken;
  if (resourceType(resource) !== "activity") return undefined;
  return createHash("sha512").update(`${run.arn} ${run.started} ${task}`).digest("base64");
}
