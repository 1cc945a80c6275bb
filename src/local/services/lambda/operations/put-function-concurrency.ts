import type { PutFunctionConcurrencyCommandInput, PutFunctionConcurrencyCommandOutput } from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";
import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import type { Operation } from "../../../service.ts";
import { accountConcurrency, leastUnreserved } from "../settings/concurrency-limits.ts";
import { parseFunctionName } from "../function-name.ts";
import type { LambdaService } from "../lambda-service.ts";

/** PutFunctionConcurrency. Zero stops the function from being invoked at all. */
export function putFunctionConcurrency(
  lambda: LambdaService,
): Operation<PutFunctionConcurrencyCommandInput, PutFunctionConcurrencyCommandOutput> {
  return (input, { caller }) => {
    const { name } = parseFunctionName(input.FunctionName, caller);
    checkConstraints("ValidationException")
      .required("reservedConcurrentExecutions", input.ReservedConcurrentExecutions)
      .number("reservedConcurrentExecutions", input.ReservedConcurrentExecutions, { min: 0 })
      .finish();
    const record = lambda.functions.get(caller, name);
    const reserved = input.ReservedConcurrentExecutions ?? 0;
    const others = lambda.functions
      .list(caller)
      .reduce((sum, other) => (other.name === name ? sum : sum + (other.reservedConcurrency ?? 0)), 0);
    if (accountConcurrency - others - reserved < leastUnreserved) {
      throw new AwsError(
        "InvalidParameterValueException",
        `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${leastUnreserved}].`,
      );
    }
    lambda.functions.save({ ...record, reservedConcurrency: reserved });
    return { ReservedConcurrentExecutions: reserved };
  };
}
