import type { ListFunctionsCommandInput, ListFunctionsCommandOutput } from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";
import { checkConstraints } from "../../../constraint-violations.ts";
import type { Operation } from "../../../service.ts";
import { describeFunction } from "../function-configuration.ts";
import type { LambdaService } from "../lambda-service.ts";

const largestPage = 50;

/** ListFunctions, sorted by name, 50 a page at most. With `FunctionVersion: ALL` the ARNs are qualified. */
export function listFunctions(lambda: LambdaService): Operation<ListFunctionsCommandInput, ListFunctionsCommandOutput> {
  return (input, { caller }) => {
    checkConstraints("ValidationException")
      .number("maxItems", input.MaxItems, { min: 1, max: 10_000 })
      .text("functionVersion", input.FunctionVersion, { values: ["ALL"] })
      .finish();
    const after = input.Marker === undefined ? "" : readMarker(input.Marker);
    const rest = lambda.functions.list(caller).filter((record) => record.name > after);
    const page = rest.slice(0, Math.min(input.MaxItems ?? largestPage, largestPage));
    const last = page.at(-1);
    return {
      Functions: page.map((record) =>
        describeFunction(record, input.FunctionVersion === "ALL" ? "$LATEST" : undefined),
      ),
      ...(last && page.length < rest.length ? { NextMarker: Buffer.from(last.name).toString("base64url") } : {}),
    };
  };
}

function readMarker(marker: string): string {
  const name = Buffer.from(marker, "base64url").toString();
  if (/^[a-zA-Z0-9_-]+$/.test(name)) return name;
  throw new AwsError("InvalidParameterValueException", "The Marker is invalid.");
}
