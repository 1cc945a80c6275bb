import { arnIn } from "../../../../arn.ts";
import { AwsError } from "../../../aws-error.ts";
import type { Caller, ServiceHost } from "../../../service.ts";

/** The one resource policy that AWS keeps for delivered logs; groups below `/aws/vendedlogs/` share one entry of it. */
const policyName = "AWSLogDeliveryWrite20150319";
const vended = "/aws/vendedlogs/";

/**
 * Lets log delivery write to a group, as Step Functions does with the rights of the machine's role: it adds the group
 * to a resource policy of CloudWatch Logs ("Enable logging from certain AWS services" in the User Guide of CloudWatch
 * Logs).
 *
 * @throws AwsError InvalidLoggingConfiguration when the region has ten such policies already, or this one is too long
 */
export async function allowDelivery(host: ServiceHost, caller: Caller, group: string): Promise<void> {
  const resources = await allowedNow(host, caller);
  const own = group.startsWith(vended) ? `${vended}*` : `${group}:log-stream:*`;
  const resource = arnIn(caller, "logs", `log-group:${own}`);
  if (resources.includes(resource)) return;
  const statement = {
    Sid: "AWSLogDeliveryWrite",
    Effect: "Allow",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: [...resources, resource],
  };
  const policyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  try {
    await callLogs(host, caller, "PutResourcePolicy", { policyName, policyDocument });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new AwsError(
      "InvalidLoggingConfiguration",
      "Invalid Logging Configuration: The CloudWatch Logs Resource Policy size was exceeded. We suggest prefixing your CloudWatch log group name with /aws/vendedlogs/states/.",
    );
  }
}

/** A call of CloudWatch Logs by log delivery. */
export function callLogs(
  host: ServiceHost,
  { account, region }: Caller,
  operation: string,
  input: object,
): Promise<unknown> {
  const service = "delivery.logs.amazonaws.com";
  const caller = { account, region, principal: { type: "user", arn: service, userId: service } } as const;
  return host.call({ service: "logs", operation, input, caller });
}

async function allowedNow(host: ServiceHost, caller: Caller): Promise<string[]> {
  const answer: unknown = await callLogs(host, caller, "DescribeResourcePolicies", {});
  const policies: unknown = typeof answer === "object" && answer !== null && Reflect.get(answer, "resourcePolicies");
  const own = (Array.isArray(policies) ? policies : []).find((policy) => policy.policyName === policyName);
  if (own === undefined) return [];
  const { Statement = [] }: { Statement?: { Resource?: string | string[] }[] } = JSON.parse(own.policyDocument);
  return Statement.flatMap(({ Resource = [] }) => Resource);
}
