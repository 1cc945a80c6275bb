import type { ListFunctionsCommandInput, ListFunctionsCommandOutput } from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";
import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import { cutPage, readPageToken, writePageToken } from "../../../service-kit/paging.ts";
import type { Operation } from "../../../service.ts";
import { describeFunction } from "../settings/function-configuration.ts";
import type { LambdaService } from "../lambda-service.ts";

const largestPage = 50;

/** ListFunctions, sorted by name, 50 a page at most. With `FunctionVersion: ALL` the ARNs are qualified. */
export function listFunctions(lambda: LambdaService): Operation<ListFunctionsCommandInput, ListFunctionsCommandOutput> {
  return (input, { caller }) => {
    checkConstraints("ValidationException")
      .number("maxItems", input.MaxItems, { min: 1, max: 10_000 })
      .text("functionVersion", input.FunctionVersion, { values: ["ALL"] })
      .finish();
    const invalid = (): AwsError => new AwsError("InvalidParameterValueException", "The Marker is invalid.");
    const { page, next } = cutPage(lambda.functions.list(caller), {
      positionOf: ({ name }) => [name],
      after: readPageToken(input.Marker, invalid),
      limit: Math.min(input.MaxItems ?? largestPage, largestPage),
    });
    return {
      Functions: page.map((record) =>
        describeFunction(record, input.FunctionVersion === "ALL" ? "$LATEST" : undefined),
      ),
      ...(next ? { NextMarker: writePageToken(next) } : {}),
    };
  };
}
