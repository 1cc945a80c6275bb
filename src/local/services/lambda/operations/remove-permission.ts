import type { RemovePermissionCommandInput, RemovePermissionCommandOutput } from "@aws-sdk/client-lambda";
import { randomUUID } from "node:crypto";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { parseFunctionName } from "../function-name.ts";
import { policyOf, withPolicy } from "../qualified-policies.ts";
import type { LambdaService } from "../lambda-service.ts";
import { checkRevision } from "../revision.ts";

/** RemovePermission. */
export function removePermission(
  lambda: LambdaService,
): Operation<RemovePermissionCommandInput, RemovePermissionCommandOutput> {
  return (input, { caller }) => {
    const { name, qualifier } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
    lambda.functions.get(caller, name, qualifier);
    const record = lambda.functions.get(caller, name);
    const held = policyOf(record, qualifier);
    checkRevision(record, input.RevisionId);
    const policy = held.filter((statement) => statement.Sid !== input.StatementId);
    if (policy.length === held.length) {
      throw new AwsError(
        "ResourceNotFoundException",
        held.length === 0
          ? "No policy is associated with the given resource."
          : `Statement ${input.StatementId} is not found in resource policy.`,
        { members: { Type: "User" } },
      );
    }
    lambda.functions.save({ ...withPolicy(record, qualifier, policy), revisionId: randomUUID() });
    return {};
  };
}
