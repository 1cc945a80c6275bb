import { CreateRoleCommand, IAMClient, type IAMClientConfig, PutRolePolicyCommand } from "@aws-sdk/client-iam";

/**
 * Makes a role that a service may assume.
 *
 * @param role.service its principal; Step Functions where none is given
 * @param role.allow the actions it may do on every resource; nothing where none are given
 * @returns the role's ARN
 */
export async function createServiceRole(
  config: IAMClientConfig,
  role: { name?: string; service?: string; allow?: string | readonly string[] } = {},
): Promise<string> {
  const { name: RoleName = "machine", service: Service = "states.amazonaws.com", allow } = role;
  const iam = new IAMClient(config);
  const AssumeRolePolicyDocument = policyOf({ Principal: { Service }, Action: "sts:AssumeRole" });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  if (allow !== undefined) {
    const PolicyDocument = policyOf({ Action: allow, Resource: "*" });
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "own", PolicyDocument }));
  }
  return Role?.Arn ?? "";
}

function policyOf(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
}
