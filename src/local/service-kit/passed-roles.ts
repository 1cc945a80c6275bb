import type { RequiredPermission } from "../access/policy.ts";

/**
 * Checks that a caller who gives a role to a service may pass that role (IAM User Guide, "Grant a user permissions to
 * pass a role to an AWS service").
 *
 * @param service that receives the roles, such as `lambda.amazonaws.com`
 * @param roles ARNs from a call's input; values that are not ARNs need no permission, and the operation refuses them
 */
export function passRoles(service: string, ...roles: readonly unknown[]): RequiredPermission[] {
  const arns = roles.filter((role) => typeof role === "string" && role.startsWith("arn:"));
  return [...new Set(arns)].map((role) => ({
    action: "iam:PassRole",
    resource: String(role),
    keys: { "iam:passedtoservice": service },
  }));
}
