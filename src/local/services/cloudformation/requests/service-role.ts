import { canServiceAssume } from "../../../access/service-role.ts";
import { AwsError } from "../../../aws-error.ts";
import { optionalText } from "../../../service-kit/member-constraints.ts";
import type { Caller, ServiceHost } from "../../../service.ts";
import { roleArnRule } from "./request-rules.ts";

/**
 * The role that an operation on a stack works with: the one that is given, else the stack's own. CloudFormation has to
 * be able to assume it (API Reference, "RoleARN").
 *
 * @throws AwsError `ValidationError`
 */
export async function readServiceRole(
  host: ServiceHost,
  caller: Caller,
  { given, kept }: { given: string | undefined; kept: string | undefined },
): Promise<string | undefined> {
  const roleArn = optionalText("roleARN", given, roleArnRule) ?? kept;
  if (roleArn === undefined) return undefined;
  if (await canServiceAssume(host, caller, { roleArn, service: "cloudformation.amazonaws.com" })) return roleArn;
  throw new AwsError("ValidationError", `Role ${roleArn} is invalid or cannot be assumed`);
}
