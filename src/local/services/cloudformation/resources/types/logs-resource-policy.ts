import { membersOf, textMember, textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { object, text } from "../property-schema.ts";

/** `AWS::Logs::ResourcePolicy`. Its physical id is its name. */
export const logsResourcePolicy: ResourceHandler = {
  type: "AWS::Logs::ResourcePolicy",
  schema: object({ PolicyDocument: text({ min: 1, max: 5120 }), PolicyName: text({ min: 1, max: 255 }) }, [
    "PolicyDocument",
    "PolicyName",
  ]),
  replacing: ["PolicyName"],
  hasAttribute: () => false,
  identify: (properties) => ({ physicalId: textProperty(properties, "PolicyName"), chosen: true }),
  create: put,
  async read(request) {
    const { resourcePolicies } = await request.call("logs", "DescribeResourcePolicies", {});
    const policies = Array.isArray(resourcePolicies) ? resourcePolicies.map(membersOf) : [];
    return policies.some((policy) => textMember(policy, "policyName") === request.physicalId) ? {} : undefined;
  },
  update: put,
  async remove(request) {
    await unlessMissing(
      request.call("logs", "DeleteResourcePolicy", { policyName: request.physicalId }),
      "ResourceNotFoundException",
    );
  },
};

async function put(request: ResourceRequest): Promise<Attributes> {
  await request.call("logs", "PutResourcePolicy", {
    policyName: request.physicalId,
    policyDocument: textProperty(request.properties, "PolicyDocument"),
  });
  return {};
}
