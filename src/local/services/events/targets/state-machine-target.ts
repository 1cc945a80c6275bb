import { parseArn } from "../../../../arn.ts";
import { serviceCaller } from "../../../access/keys.ts";
import { AwsError } from "../../../aws-error.ts";
import { nameUuid } from "../../../name-uuid.ts";
import { eventBridge, type TargetKind, type TargetRequest } from "./target-kind.ts";

/** A state machine, started as the target's role. Its execution is named after the event, so it starts once. */
export const stateMachineTarget: TargetKind = {
  arn: /^arn:aws:states:[a-z0-9-]+:\d{12}:stateMachine:[^:]+(:[^:]+)?$/,
  actsAs: "role",
  async deliver(request) {
    const { host, delivery, input } = request;
    const { target, event } = delivery;
    try {
      await host.call({
        service: "states",
        operation: "StartExecution",
        input: { stateMachineArn: target.Arn, name: executionName(request), input },
        caller: await assumeRole(request, `${eventBridge.split(".")[0]}-${event.id}`),
      });
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== "ExecutionAlreadyExists") throw error;
    }
  },
};

/** Becomes the target's role, which has to trust EventBridge. */
async function assumeRole({ host, delivery }: TargetRequest, sessionName: string) {
  const { rule, target } = delivery;
  const roleArn = target.RoleArn ?? "";
  const region = parseArn(target.Arn)?.region ?? "";
  await host.call({
    service: "sts",
    operation: "AssumeRole",
    input: { RoleArn: roleArn, RoleSessionName: sessionName },
    caller: serviceCaller(eventBridge, rule, region),
  });
  return host.roleCaller(roleArn, sessionName, region);
}

/** `EVENT_TARGET`, the latter in the form of a UUID that the same target of the same rule always gets. */
function executionName({ delivery: { event, rule, target } }: TargetRequest): string {
  return `${event.id}_${nameUuid(`${rule} ${target.Id}`)}`;
}
