import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  EventBridgeClient,
  ListTargetsByRuleCommand,
  RemoveTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import type { AwsSession } from "../session.ts";

/**
 * The rule by which Step Functions hears of the ends of executions that a machine waits for. It makes one for each
 * account and region (AWS Step Functions Developer Guide, "IAM policies for nested workflows").
 */
export const managedRuleName = "StepFunctionsGetEventsForStepFunctionsExecutionRule";

/** Whether the account has the rule in this region. */
export async function hasManagedRule(session: AwsSession): Promise<boolean> {
  try {
    await session.client(EventBridgeClient).send(new DescribeRuleCommand({ Name: managedRuleName }));
    return true;
  } catch (error) {
    if (isRuleAbsent(error)) return false;
    throw error;
  }
}

/** Deletes the rule with its targets. A managed rule goes by force alone; Step Functions makes it again when needed. */
export async function deleteManagedRule(session: AwsSession): Promise<void> {
  const events = session.client(EventBridgeClient);
  try {
    const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: managedRuleName }));
    const Ids = Targets.flatMap(({ Id }) => Id ?? []);
    if (Ids.length > 0) await events.send(new RemoveTargetsCommand({ Rule: managedRuleName, Ids, Force: true }));
    await events.send(new DeleteRuleCommand({ Name: managedRuleName, Force: true }));
  } catch (error) {
    if (!isRuleAbsent(error)) throw error;
  }
}

/** Whether a definition waits for executions that it starts: it then needs the rule. */
export function waitsForExecutions(definition: string): boolean {
  return /:states:::states:startExecution\.sync(:2)?"/.test(definition);
}

function isRuleAbsent(error: unknown): boolean {
  return error instanceof Error && error.name === "ResourceNotFoundException";
}
