import { randomUUID } from "node:crypto";
import { updateItem } from "../../aws/table/update-item.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { findFlowStack } from "../metadata/flow-stack.ts";
import { readApprovals, withoutToken, type Approval, type StoredApproval } from "./approval.ts";
import { deliverDecision } from "./deliver-decision.ts";
import { chooseApproval } from "./find-approval.ts";

/** A person's decision. */
export interface Decision {
  /** The request's id, or the beginning of it. */
  readonly id: string;
  readonly decision: "approved" | "denied";
  /** Who decides. */
  readonly by: string;
  readonly reason?: string | undefined;
}

/**
 * Decides about an image. One conditional write makes the decision, so that of several people one decides and the
 * others get an error that names who it was. Then Step Functions gets the decision. When that fails, it is taken back.
 *
 * @throws UserError `approval-decided` or `approval-over` (exit code 1), `approval-not-found` (4)
 */
export async function decide(environment: Environment, given: Decision): Promise<Approval> {
  const flow = await findFlowStack(environment);
  const known = flow === undefined ? [] : await readApprovals(environment, flow.approvalTable);
  const approval = chooseApproval(known, given.id);
  if (flow === undefined) throw new Error("A request was found without the flow's stack");
  const table = flow.approvalTable;
  const decisionId = randomUUID();
  const decidedAt = Math.floor(Date.now() / 1000);
  const key = { name: "approvalId", value: approval.id };
  const { decision, by: decidedBy, reason } = given;
  const isMine = await updateItem(environment.session, {
    table,
    key,
    set: { decision, decidedBy, decidedAt, decisionId, reason },
    when: { present: ["approvalId"], absent: ["decision", "over"] },
  });
  if (!isMine) throw await whyNot(environment, table, approval.id);
  const decided: StoredApproval = {
    ...approval,
    state: "decided",
    decision,
    decidedBy,
    reason,
    decidedAt: new Date(1000 * decidedAt),
  };
  let delivery;
  try {
    delivery = await deliverDecision(environment, table, decided);
  } catch (error) {
    const remove = ["decision", "decidedBy", "decidedAt", "decisionId", "reason"];
    await updateItem(environment.session, { table, key, remove, when: { equal: { decisionId } } });
    throw error;
  }
  if (delivery === "over") throw approvalOver(approval);
  return withoutToken(decided);
}

async function whyNot(environment: Environment, table: string, id: string): Promise<UserError> {
  const approval = chooseApproval(await readApprovals(environment, table), id);
  const { decision, decidedBy = "", decidedAt } = approval;
  if (decision === undefined) return approvalOver(approval);
  return new UserError({
    code: "approval-decided",
    values: { id, decision, by: decidedBy, at: decidedAt?.toISOString() },
  });
}

function approvalOver({ id, executionArn }: Approval): UserError {
  return new UserError({ code: "approval-over", values: { id, execution: executionArn } });
}
