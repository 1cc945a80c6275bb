import type {
  GetFunctionConfigurationCommandInput,
  GetFunctionConfigurationCommandOutput,
} from "@aws-sdk/client-lambda";
import type { Operation } from "../../../service.ts";
import { describeFunction } from "../settings/function-configuration.ts";
import { parseFunctionName } from "../function-name.ts";
import type { LambdaService } from "../lambda-service.ts";

/** GetFunctionConfiguration. */
export function getFunctionConfiguration(
  lambda: LambdaService,
): Operation<GetFunctionConfigurationCommandInput, GetFunctionConfigurationCommandOutput> {
  return (input, { caller }) => {
    const { name, qualifier } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
    return describeFunction(lambda.functions.get(caller, name, qualifier), qualifier);
  };
}
