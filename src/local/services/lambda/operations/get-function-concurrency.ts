import type { GetFunctionConcurrencyCommandInput, GetFunctionConcurrencyCommandOutput } from "@aws-sdk/client-lambda";
import type { Operation } from "../../../service.ts";
import { parseFunctionName } from "../function-name.ts";
import type { LambdaService } from "../lambda-service.ts";

/** GetFunctionConcurrency: empty where nothing is reserved. */
export function getFunctionConcurrency(
  lambda: LambdaService,
): Operation<GetFunctionConcurrencyCommandInput, GetFunctionConcurrencyCommandOutput> {
  return (input, { caller }) => {
    const { name } = parseFunctionName(input.FunctionName, caller);
    const { reservedConcurrency } = lambda.functions.get(caller, name);
    return reservedConcurrency === undefined ? {} : { ReservedConcurrentExecutions: reservedConcurrency };
  };
}
