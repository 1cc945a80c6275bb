import { AwsError } from "../../../aws-error.ts";
import type { Caller, ServiceHost } from "../../../service.ts";
import { arnIn } from "../../../../arn.ts";

/** AWS Step Functions Developer Guide, "IAM policies for nested workflows". */
const name = "StepFunctionsGetEventsForStepFunctionsExecutionRule";
const actions = ["events:PutTargets", "events:PutRule", "events:DescribeRule"];
const service = "states.amazonaws.com";

/**
 * A machine that waits for executions hears of their ends by a rule, which Step Functions makes with the machine's role
 * when the machine is created or updated. There is one for each account and region.
 *
 * @throws AwsError `AccessDeniedException` when the role may not make it
 */
export async function ensureManagedRule(
  host: ServiceHost,
  caller: Caller,
  { definition, roleArn }: { definition: string; roleArn: string },
): Promise<void> {
  if (!/:states:::states:startExecution\.sync(:2)?"/.test(definition)) return;
  const resource = arnIn(caller, "events", `rule/${name}`);
  if (!actions.every((action) => host.roleAllows(roleArn, { action, resource })))
    throw new AwsError("AccessDeniedException", `'${roleArn}' is not authorized to create managed-rule.`);
  const { account, region } = caller;
  const EventPattern = JSON.stringify({
    source: ["aws.states"],
    "detail-type": ["Step Functions Execution Status Change"],
    detail: { status: ["FAILED", "SUCCEEDED", "TIMED_OUT", "ABORTED"] },
  });
  await host.call({
    service: "events",
    operation: "PutRule",
    input: { Name: name, EventPattern, Description: "Rule used by Step Functions to follow executions" },
    caller: { account, region, principal: { type: "user", arn: service, userId: service } },
  });
}
