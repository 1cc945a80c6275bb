import type { GetFunctionCommandInput, GetFunctionCommandOutput } from "@aws-sdk/client-lambda";
import type { Operation } from "../../../service.ts";
import { describeFunction } from "../settings/function-configuration.ts";
import { parseFunctionName } from "../function-name.ts";
import type { LambdaService } from "../lambda-service.ts";

/** GetFunction. `Code` has no location: the zip file is kept unpacked only. */
export function getFunction(lambda: LambdaService): Operation<GetFunctionCommandInput, GetFunctionCommandOutput> {
  return (input, { caller }) => {
    const { name, qualifier } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
    const record = lambda.functions.get(caller, name, qualifier);
    const reserved = record.reservedConcurrency;
    return {
      Configuration: describeFunction(record, qualifier),
      Code: { RepositoryType: "S3" },
      ...(Object.keys(record.tags).length > 0 ? { Tags: { ...record.tags } } : {}),
      ...(reserved === undefined ? {} : { Concurrency: { ReservedConcurrentExecutions: reserved } }),
    };
  };
}
