import { AwsError } from "../aws-error.ts";
import type { ServiceName } from "../service.ts";
import type { OperationInput } from "../service-description.ts";

/** Calls that assume a role, and AWS's error while the role is not visible everywhere. */
const assumptions: Readonly<Record<string, { readonly member: string; readonly refusal: (role: string) => AwsError }>> =
  {
    "lambda CreateFunction": { member: "Role", refusal: lambdaRefusal },
    "lambda UpdateFunctionConfiguration": { member: "Role", refusal: lambdaRefusal },
    "states CreateStateMachine": { member: "roleArn", refusal: statesRefusal },
    "states UpdateStateMachine": { member: "roleArn", refusal: statesRefusal },
    "sts AssumeRole": {
      member: "RoleArn",
      refusal: (role) =>
        new AwsError("AccessDenied", `The caller is not authorized to perform: sts:AssumeRole on resource: ${role}`, {
          statusCode: 403,
        }),
    },
  };

/** The role a call has assumed, and its refusal. */
export function assumedBy(
  service: ServiceName,
  operation: string,
  input: OperationInput,
): { readonly role: string; readonly refusal: AwsError } | undefined {
  const assumption = assumptions[`${service} ${operation}`];
  const role = assumption && input[assumption.member];
  return assumption && typeof role === "string" ? { role, refusal: assumption.refusal(role) } : undefined;
}

function lambdaRefusal(): AwsError {
  return new AwsError(
    "InvalidParameterValueException",
    "The role defined for the function cannot be assumed by Lambda.",
    { statusCode: 400, members: { Type: "User" } },
  );
}

function statesRefusal(role: string): AwsError {
  return new AwsError(
    "AccessDeniedException",
    `Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role '${role}'.`,
    { statusCode: 400 },
  );
}
