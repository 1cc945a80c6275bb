import type { ServiceName } from "../../../service.ts";
import type { Task } from "./integration.ts";

/** Calls another service of the endpoint as the task's role. Rejects with `AwsError`. */
export function callService(
  task: Task,
  call: { service: ServiceName; operation: string; input: unknown },
): Promise<unknown> {
  const { host, roleArn, executionName, home, signal } = task;
  return host.call({ ...call, caller: host.roleCaller(roleArn, executionName, home.region), signal });
}

/** A member of an answer whose shape is known from the service's documentation. */
export function memberOf(answer: unknown, name: string): unknown {
  return typeof answer === "object" && answer !== null ? Reflect.get(answer, name) : undefined;
}
