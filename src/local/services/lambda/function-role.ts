import { canServiceAssume } from "../../access/service-role.ts";
import { AwsError } from "../../aws-error.ts";
import type { Caller, ServiceHost } from "../../service.ts";

/**
 * Checks that Lambda may become a function's role: the role exists and its trust policy names Lambda.
 *
 * @throws AwsError `InvalidParameterValueException`
 */
export async function checkRole(host: ServiceHost, roleArn: string, caller: Caller): Promise<void> {
  if (await canServiceAssume(host, caller, { roleArn, service: "lambda.amazonaws.com" })) return;
  throw new AwsError(
    "InvalidParameterValueException",
    "The role defined for the function cannot be assumed by Lambda.",
  );
}
