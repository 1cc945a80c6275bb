import type {
  DeleteFunctionConcurrencyCommandInput,
  DeleteFunctionConcurrencyCommandOutput,
} from "@aws-sdk/client-lambda";
import type { Operation } from "../../../service.ts";
import { parseFunctionName } from "../function-name.ts";
import type { LambdaService } from "../lambda-service.ts";

/** DeleteFunctionConcurrency. */
export function deleteFunctionConcurrency(
  lambda: LambdaService,
): Operation<DeleteFunctionConcurrencyCommandInput, DeleteFunctionConcurrencyCommandOutput> {
  return (input, { caller }) => {
    const { name } = parseFunctionName(input.FunctionName, caller);
    const { reservedConcurrency: _, ...record } = lambda.functions.get(caller, name);
    lambda.functions.save(record);
    return {};
  };
}
