import { steadyNow } from "../../../../steady-clock.ts";
import { setTimeout as sleep } from "node:timers/promises";
import type { StackStatus } from "@aws-sdk/client-cloudformation";
import type { ServiceHost } from "../../../service.ts";
import { membersOf } from "../resources/answer-members.ts";
import { ResourceFailure, type ResourceRequest } from "../resources/handler.ts";
import { addEvent, type StackOccurrence } from "../stacks/stack-events.ts";
import { identityOf } from "../stacks/stack-identity.ts";
import { openSignals } from "../stacks/signals.ts";
import { endExecutedChangeSets } from "../stacks/change-sets.ts";
import { notifyTopics } from "./notify-topics.ts";
import { findStackById, saveStack } from "../stacks/stack-records.ts";
import { findResource, saveResource, type PhysicalResource, type StackResource } from "../stacks/stack-resource.ts";
import type { Stack } from "../stacks/stack.ts";

/** Milliseconds within which a resource must reach its new state, or be deleted. */
const longestWait = 10 * 60_000;

/** One phase of an operation on a stack: what its steps share. */
export interface StackRun {
  readonly host: ServiceHost;
  /** The stack as it is now. */
  stack(): Stack;
  /** True once the phase is over from outside: another operation was asked for, or the endpoint closes. */
  interrupted(): boolean;
  /** True once the endpoint closes. Work is taken up again later; nothing has failed. */
  closing(): boolean;
  /** Ends the phase: the stack's new status, reported as an event, with what else changes. */
  finish(status: StackStatus, reason?: string, changes?: Partial<Stack>): void;
  /** Stores a resource's new state and reports it as an event. */
  report(resource: StackResource, properties?: object): void;
  /** Reports an event that leaves the resource's record as it is. */
  announce(occurrence: StackOccurrence): void;
  /** The request to do something to a physical resource. */
  request(logicalId: string, physical: Pick<PhysicalResource, "physicalId" | "properties">): ResourceRequest;
}

/** A stack's status, reported as an event. */
export function setStackStatus(
  host: ServiceHost,
  stack: Stack,
  status: StackStatus,
  reason?: string,
  changes: Partial<Stack> = {},
): Stack {
  const leaving = status === "DELETE_IN_PROGRESS" || status === "ROLLBACK_IN_PROGRESS";
  const deleted = leaving ? { deleted: host.now() } : {};
  const changed: Stack = { ...stack, ...changes, ...deleted, status, statusReason: reason };
  return host.store.write(() => {
    if (status === "CREATE_COMPLETE" || status === "UPDATE_COMPLETE")
      endExecutedChangeSets(host.store, stack.id, "complete");
    else if (/_FAILED$|ROLLBACK_COMPLETE$/u.test(status)) endExecutedChangeSets(host.store, stack.id, "failed");
    const occurrence: StackOccurrence = {
      logicalId: stack.name,
      physicalId: stack.id,
      type: "AWS::CloudFormation::Stack",
      status,
      reason,
    };
    const time = addEvent(host.store, changed, occurrence, { now: host.now() });
    notifyTopics(host, changed, occurrence, time);
    const timed = status === "DELETE_COMPLETE" ? { ...changed, deleted: time } : changed;
    saveStack(host.store, timed);
    return timed;
  });
}

/** Begins a phase of a deployment, which the stack's status names. */
export function openStackRun(host: ServiceHost, stackId: string, signal: AbortSignal): StackRun {
  const begun = read();

  function read(): Stack {
    const stack = findStackById(host.store, stackId);
    if (!stack) throw new Error(`The stack ${stackId} is gone from the store`);
    return stack;
  }

  function interrupted(): boolean {
    return signal.aborted || findStackById(host.store, stackId)?.status !== begun.status;
  }

  return {
    host,
    stack: read,
    interrupted,
    closing: () => signal.aborted,
    finish(status, reason, changes) {
      if (!interrupted()) setStackStatus(host, read(), status, reason, changes);
    },
    report(resource, properties) {
      const { logicalId, type, status, statusReason: reason, physical } = resource;
      host.store.write(() => {
        const occurrence: StackOccurrence = {
          logicalId,
          physicalId: physical?.physicalId,
          type,
          status,
          reason,
          properties,
        };
        const updated = addEvent(host.store, read(), occurrence, { now: host.now() });
        notifyTopics(host, read(), occurrence, updated);
        saveResource(host.store, stackId, { ...resource, updated });
      });
    },
    announce(occurrence) {
      const time = addEvent(host.store, read(), occurrence, { now: host.now() });
      notifyTopics(host, read(), occurrence, time);
    },
    request(logicalId, { physicalId, properties }) {
      const stack = read();
      const begun = steadyNow();
      const caller =
        stack.roleArn === undefined ? stack.caller : host.roleCaller(stack.roleArn, "AWSCloudFormation", stack.region);
      return {
        logicalId,
        type: findResource(host.store, stackId, logicalId)?.type ?? "",
        physicalId,
        properties,
        stack: identityOf(stack),
        async call(service, operation, input) {
          return membersOf(await host.call({ service, operation, input, caller, signal }));
        },
        signals: openSignals(host.store),
        signalUrl: (token) => `${host.endpointUrl()}/cloudformation-response/${token}`,
        async pause(milliseconds, patience = longestWait) {
          if (steadyNow() > begun + patience) throw new ResourceFailure(`Resource ${physicalId} did not stabilize.`);
          await sleep(milliseconds, undefined, { signal });
        },
      };
    },
  };
}
