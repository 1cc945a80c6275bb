import { sendFailure, sendSuccess, type Delivery } from "../../aws/activity/activity-task.ts";
import { updateItem } from "../../aws/table/update-item.ts";
import type { Environment } from "../environment.ts";
import type { StoredApproval } from "./approval.ts";

/** The error by which a denial reaches the machine; its Catch leads to the machine's own end. */
export const denialError = "InappropriateError";

/** Reports a decision that is in the table to Step Functions, and notes that it was delivered. */
export async function deliverDecision(
  environment: Environment,
  table: string,
  approval: Pick<StoredApproval, "id" | "token" | "decision" | "decidedBy" | "reason">,
): Promise<Delivery> {
  const { session } = environment;
  const { id, token, decision, decidedBy = "", reason } = approval;
  const delivery =
    decision === "approved"
      ? await sendSuccess(session, { token, output: { decision, decidedBy, ...(reason !== undefined && { reason }) } })
      : await sendFailure(session, { token, error: denialError, cause: `${reason ?? ""} (${decidedBy})` });
  const now = Math.floor(Date.now() / 1000);
  await updateItem(session, {
    table,
    key: { name: "approvalId", value: id },
    set: { sentAt: now, ...(delivery === "over" && { over: now }) },
    when: { present: ["decision"] },
  });
  return delivery;
}
