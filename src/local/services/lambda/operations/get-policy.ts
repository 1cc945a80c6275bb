import type { GetPolicyCommandInput, GetPolicyCommandOutput } from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { parseFunctionName } from "../function-name.ts";
import { policyOf } from "../qualified-policies.ts";
import type { LambdaService } from "../lambda-service.ts";

/** GetPolicy. */
export function getPolicy(lambda: LambdaService): Operation<GetPolicyCommandInput, GetPolicyCommandOutput> {
  return (input, { caller }) => {
    const { name, qualifier } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
    const record = lambda.functions.get(caller, name, qualifier);
    const policy = policyOf(record, qualifier);
    if (policy.length === 0) {
      throw new AwsError("ResourceNotFoundException", "The resource you requested does not exist.", {
        members: { Type: "User" },
      });
    }
    return {
      Policy: JSON.stringify({ Version: "2012-10-17", Id: "default", Statement: policy }),
      RevisionId: record.revisionId,
    };
  };
}
