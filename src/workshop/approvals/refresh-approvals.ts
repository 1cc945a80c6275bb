import { sendHeartbeat } from "../../aws/activity/activity-task.ts";
import { describeExecution } from "../../aws/execution/read-execution.ts";
import { updateItem } from "../../aws/table/update-item.ts";
import type { Environment } from "../environment.ts";
import { findFlowStack, type FlowResources } from "../metadata/flow-stack.ts";
import { readApprovals, type StoredApproval } from "./approval.ts";
import { deliverDecision } from "./deliver-decision.ts";
import { receiveRequests } from "./receive-requests.ts";

/** The requests of an environment after everything was done for them that is due. */
interface RefreshedApprovals {
  readonly flow: FlowResources;
  readonly approvals: readonly StoredApproval[];
}

/**
 * Begins every command about approvals: takes new requests, reports to Step Functions that the open ones are still
 * looked after, delivers decisions that a closed terminal left undelivered, and notices requests that are over.
 *
 * @returns undefined where the flow is not deployed
 */
export async function refreshApprovals(environment: Environment): Promise<RefreshedApprovals | undefined> {
  const flow = await findFlowStack(environment);
  if (flow === undefined) return undefined;
  await receiveRequests(environment, flow);
  const approvals = await readApprovals(environment, flow.approvalTable);
  const refreshed = await Promise.all(approvals.map((approval) => refreshOne(environment, flow, approval)));
  return { flow, approvals: refreshed };
}

async function refreshOne(
  environment: Environment,
  { approvalTable: table }: FlowResources,
  approval: StoredApproval,
): Promise<StoredApproval> {
  if (approval.state === "over") return approval;
  if (approval.state === "decided") {
    if (!approval.sent && isLeftBehind(approval)) await deliverDecision(environment, table, approval);
    return approval;
  }
  const { session } = environment;
  const key = { name: "approvalId", value: approval.id };
  const isAlive =
    approval.kind === "activity"
      ? (await sendHeartbeat(session, approval.token)) === "delivered"
      : (await describeExecution(session, approval.executionArn))?.status === "RUNNING";
  const now = Math.floor(Date.now() / 1000);
  if (!isAlive) {
    await updateItem(session, { table, key, set: { over: now }, when: { absent: ["decision"] } });
    return { ...approval, state: "over" };
  }
  if (approval.kind === "token") return approval;
  await updateItem(session, { table, key, set: { heartbeatAt: now }, when: { present: ["approvalId"] } });
  return { ...approval, heartbeatAt: new Date(1000 * now) };
}

/** Long enough after a decision that its own terminal does not deliver it any more. */
function isLeftBehind({ decidedAt }: StoredApproval): boolean {
  return decidedAt !== undefined && Date.now() - decidedAt.getTime() > 15_000;
}
