import { parseArn, resourceElements } from "../../../../arn.ts";
import { machineArn } from "../requests/arns.ts";
import { callService, memberOf } from "./call-service.ts";
import type { Task } from "./integration.ts";
import { requestIntegration, TaskFailed } from "./optimised-integration.ts";
import { parametersToInput } from "./parameters.ts";
import { optimisedFailure } from "./service-failure.ts";

const call = { service: "events", operation: "PutEvents" } as const;

/**
 * `arn:aws:states:::events:putEvents`, with or without `.waitForTaskToken`. Events name the machine and the execution
 * among their resources. One entry that is not taken fails the task (recorded on AWS).
 */
export const runPutEvents = requestIntegration({
  resourceType: "events",
  async send(task, { Entries, ...parameters }) {
    const entries = Array.isArray(Entries) ? Entries.map((entry: unknown) => completeEntry(task, entry)) : Entries;
    const input = await parametersToInput(call, { ...parameters, Entries: entries });
    const answer = await callService(task, { ...call, input });
    const result = { Entries: memberOf(answer, "Entries"), FailedEntryCount: memberOf(answer, "FailedEntryCount") };
    if (result.FailedEntryCount === 0) return result;
    throw new TaskFailed({ error: "EventBridge.FailedEntry", cause: JSON.stringify(result) });
  },
  fail: async (error) =>
    error instanceof TaskFailed
      ? error.failure
      : optimisedFailure(error, {
          service: "events",
          prefix: "EventBridge",
          base: "AmazonEventBridgeException",
          shownService: "AmazonEventBridge",
        }),
});

/** An entry with its detail as text and the resources it comes from. */
function completeEntry({ executionArn }: Task, entry: unknown): unknown {
  if (typeof entry !== "object" || entry === null) return entry;
  const { Detail, Resources, ...others }: Record<string, unknown> = { ...entry };
  const text = Detail === undefined || typeof Detail === "string" ? Detail : JSON.stringify(Detail);
  const given: unknown[] = Array.isArray(Resources) ? Resources : [];
  return { ...others, Detail: text, Resources: [...given, machineOf(executionArn), executionArn] };
}

/** The ARN of the machine that an execution's ARN names. */
function machineOf(executionArn: string): string {
  const { region = "", account = "" } = parseArn(executionArn) ?? {};
  const [, machine = ""] = resourceElements(executionArn);
  return machineArn({ region, account }, machine);
}
