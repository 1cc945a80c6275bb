import type { DeleteFunctionCommandInput, DeleteFunctionCommandOutput } from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { parseFunctionName } from "../function-name.ts";
import type { LambdaService } from "../lambda-service.ts";

/** DeleteFunction. Invocations in progress end as they would; the log group stays, as on AWS. */
export function deleteFunction(
  lambda: LambdaService,
): Operation<DeleteFunctionCommandInput, DeleteFunctionCommandOutput> {
  return (input, { caller }) => {
    const { name, qualifier } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
    if (qualifier === "$LATEST") {
      throw new AwsError(
        "InvalidParameterValueException",
        "$LATEST version cannot be deleted without deleting the function.",
      );
    }
    const record = lambda.functions.get(caller, name, qualifier);
    lambda.functions.remove(record);
    lambda.execution.retire(record);
    lambda.code.removeUnused();
    return { StatusCode: 204 };
  };
}
