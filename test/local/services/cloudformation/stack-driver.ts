import type { Stack, StackEvent } from "@aws-sdk/client-cloudformation";
import { createCloudFormationService } from "../../../../src/local/services/cloudformation/service.ts";
import type { Caller, Service, ServiceHost } from "../../../../src/local/service.ts";
import { ask, person } from "../service-host.ts";
import { poll } from "../../../support/poll.ts";

/** CloudFormation as a test uses it. */
export interface StackDriver {
  readonly service: Service;
  ask(operation: string, input?: Record<string, unknown>, caller?: Caller): Promise<Record<string, unknown>>;
  /** Creates or updates, waits for the end and answers the stack. */
  carryOut(operation: string, input: Record<string, unknown>): Promise<Stack>;
  /** Waits until no work is in progress. */
  settle(): Promise<void>;
  describe(nameOrId: string): Promise<Stack>;
  /** Events, oldest first, as `LogicalId STATUS reason`. */
  story(nameOrId: string): Promise<string[]>;
  events(nameOrId: string): Promise<StackEvent[]>;
  /** Statuses of the resources by logical id. */
  statuses(nameOrId: string): Promise<Record<string, string>>;
  /** Physical ids of the resources by logical id. */
  physicalIds(nameOrId: string): Promise<Record<string, string>>;
}

/** Drives a CloudFormation service over a host. */
export function driveStacks(host: ServiceHost): StackDriver {
  const service = createCloudFormationService(host);

  async function settle(): Promise<void> {
    await poll(() => service.busy?.() !== true || undefined, { interval: 1 });
  }

  async function describe(nameOrId: string): Promise<Stack> {
    const { Stacks: stacks } = await ask(service, "DescribeStacks", { StackName: nameOrId });
    const [stack]: Stack[] = Array.isArray(stacks) ? stacks : [];
    if (!stack) throw new Error(`no stack ${nameOrId}`);
    return stack;
  }

  async function events(nameOrId: string): Promise<StackEvent[]> {
    const all: StackEvent[] = [];
    let NextToken: unknown;
    do {
      const page = await ask(service, "DescribeStackEvents", { StackName: nameOrId, NextToken });
      const list: StackEvent[] = Array.isArray(page["StackEvents"]) ? page["StackEvents"] : [];
      all.push(...list);
      NextToken = page["NextToken"];
    } while (NextToken !== undefined);
    return all.toReversed();
  }

  async function resources(nameOrId: string, member: string): Promise<Record<string, string>> {
    const answer = await ask(service, "ListStackResources", { StackName: nameOrId });
    const list: Record<string, unknown>[] = Array.isArray(answer["StackResourceSummaries"])
      ? answer["StackResourceSummaries"]
      : [];
    return Object.fromEntries(list.map((each) => [String(each["LogicalResourceId"]), String(each[member] ?? "")]));
  }

  return {
    service,
    ask: (operation, input = {}, caller = person()) => ask(service, operation, input, caller),
    async carryOut(operation, input) {
      const { StackId: id } = await ask(service, operation, input);
      await settle();
      return describe(String(id ?? input["StackName"]));
    },
    settle,
    describe,
    events,
    async story(nameOrId) {
      return (await events(nameOrId)).map((event) =>
        [event.LogicalResourceId, event.ResourceStatus, event.ResourceStatusReason].filter(Boolean).join(" "),
      );
    },
    statuses: (nameOrId) => resources(nameOrId, "ResourceStatus"),
    physicalIds: (nameOrId) => resources(nameOrId, "PhysicalResourceId"),
  };
}
