import { expect } from "vitest";
import { oneTask, roleArn } from "./definitions.ts";
import { openHost } from "./open-host.ts";
import type { SimulatedCall, StatesHost } from "./states-host.ts";

/** Runs a machine of one task to its end, on a host whose other services are simulated. */
export function runTask(task: Record<string, unknown>, simulate: SimulatedCall, input = "{}") {
  return runTaskOn(openHost({ simulate }), task, input);
}

export async function runTaskOn(opened: StatesHost, task: Record<string, unknown>, input = "{}") {
  const machine = await opened.call("CreateStateMachine", { name: "one", definition: oneTask(task), roleArn });
  const { executionArn } = await opened.call("StartExecution", { ...machine, name: "x", input });
  await expect
    .poll(async () => (await opened.call("DescribeExecution", { executionArn }))["status"], {
      interval: 5,
      timeout: 5000,
    })
    .not.toBe("RUNNING");
  const described = await opened.call("DescribeExecution", { executionArn });
  const { events } = await opened.call("GetExecutionHistory", { executionArn });
  return { opened, described, events: Array.isArray(events) ? events : [] };
}
