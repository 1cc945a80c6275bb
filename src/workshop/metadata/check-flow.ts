import { UserError } from "../../user-error.ts";
import { usualModeration, type Moderation } from "./compose-flow.ts";
import type { FlowForm } from "./deploy-flow.ts";

/** A person's request, unchecked; nothing where a flag was not given. */
export interface UncheckedFlow {
  readonly retries: boolean;
  readonly moderation: boolean;
  readonly approval?: "activity" | "token" | undefined;
  readonly "ask-at"?: number | undefined;
  readonly "reject-at"?: number | undefined;
  readonly "approval-timeout"?: number | undefined;
  readonly "approval-heartbeat"?: number | undefined;
  readonly "machine-timeout"?: number | undefined;
}

/**
 * Checks how the flow is to be deployed, before anything is contacted.
 *
 * @throws UserError (exit code 2)
 */
export function checkFlow(unchecked: UncheckedFlow): FlowForm {
  const moderation: Moderation = {
    askAt: unchecked["ask-at"] ?? usualModeration.askAt,
    rejectAt: unchecked["reject-at"] ?? usualModeration.rejectAt,
    approval: unchecked.approval ?? usualModeration.approval,
    timeoutSeconds: unchecked["approval-timeout"] ?? usualModeration.timeoutSeconds,
    heartbeatSeconds: unchecked["approval-heartbeat"] ?? defaultHeartbeat(unchecked["approval-timeout"]),
  };
  const { askAt, rejectAt, timeoutSeconds: timeout, heartbeatSeconds: heartbeat } = moderation;
  if (askAt >= rejectAt) throw new UserError({ code: "bad-bands", values: { askAt, rejectAt } });
  if (moderation.approval === "activity" && heartbeat >= timeout)
    throw new UserError({ code: "bad-times", values: { heartbeat, timeout } });
  return {
    retries: unchecked.retries,
    moderation: asksForModeration(unchecked) ? moderation : undefined,
    timeoutSeconds: unchecked["machine-timeout"],
  };
}

/** A flag of moderation asks for moderation, also without `--moderation`. */
function asksForModeration(unchecked: UncheckedFlow): boolean {
  return unchecked.moderation || moderationFlags.some((flag) => unchecked[flag] !== undefined);
}

const moderationFlags = ["approval", "ask-at", "reject-at", "approval-timeout", "approval-heartbeat"] as const;

/** An hour, or half of a timeout that is shorter: the heartbeat must be below it. */
function defaultHeartbeat(timeout: number | undefined): number {
  if (timeout === undefined || timeout > usualModeration.heartbeatSeconds) return usualModeration.heartbeatSeconds;
  return Math.max(1, Math.floor(timeout / 2));
}

/**
 * Refuses flags of the flow without the flow.
 *
 * @throws UserError (exit code 2)
 */
export function refuseFlowFlags(unchecked: UncheckedFlow): void {
  const flags = givenFlowFlags(unchecked);
  if (flags.length > 0) throw new UserError({ code: "flow-flags", values: { flags } });
}

function givenFlowFlags(unchecked: UncheckedFlow): string[] {
  const flags = [...moderationFlags, "machine-timeout"] as const;
  const given = flags.filter((flag) => unchecked[flag] !== undefined);
  return unchecked.moderation ? ["moderation", ...given] : given;
}
