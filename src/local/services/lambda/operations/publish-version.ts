import type {
  ListVersionsByFunctionCommandInput,
  ListVersionsByFunctionCommandOutput,
  PublishVersionCommandInput,
  PublishVersionCommandOutput,
} from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";
import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import { cutPage, readPageToken, writePageToken } from "../../../service-kit/paging.ts";
import type { Operation } from "../../../service.ts";
import { describeFunction } from "../settings/function-configuration.ts";
import { parseFunctionName } from "../function-name.ts";
import type { LambdaService } from "../lambda-service.ts";
import { publish } from "../publish.ts";
import { checkRevision } from "../revision.ts";

/** PublishVersion. Without a change since the last version, that one is the answer. */
export function publishVersion(
  lambda: LambdaService,
): Operation<PublishVersionCommandInput, PublishVersionCommandOutput> {
  return (input, { caller }) => {
    checkConstraints("ValidationException").text("description", input.Description, { max: 256 }).finish();
    const { name } = parseFunctionName(input.FunctionName, caller);
    const latest = lambda.functions.get(caller, name);
    checkRevision(latest, input.RevisionId);
    const digest = describeFunction(latest).CodeSha256;
    if (input.CodeSha256 !== undefined && input.CodeSha256 !== digest) {
      throw new AwsError(
        "InvalidParameterValueException",
        `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${digest}). Please try again with the CodeSHA256 in $LATEST.`,
        { members: { Type: "User" } },
      );
    }
    const version = publish(lambda, latest, { description: input.Description });
    return describeFunction(version, version.version);
  };
}

/** ListVersionsByFunction: `$LATEST` first, then the versions, the oldest first. */
export function listVersionsByFunction(
  lambda: LambdaService,
): Operation<ListVersionsByFunctionCommandInput, ListVersionsByFunctionCommandOutput> {
  return (input, { caller }) => {
    checkConstraints("ValidationException").number("maxItems", input.MaxItems, { min: 1, max: 10_000 }).finish();
    const { name } = parseFunctionName(input.FunctionName, caller);
    const latest = lambda.functions.get(caller, name);
    const invalid = (): AwsError => new AwsError("InvalidParameterValueException", "The Marker is invalid.");
    const { page, next } = cutPage([latest, ...lambda.functions.versions.list(latest)], {
      positionOf: ({ version = "0" }) => [Number(version)],
      after: readPageToken(input.Marker, invalid),
      limit: Math.min(input.MaxItems ?? 50, 50),
    });
    return {
      Versions: page.map((record) => describeFunction(record, record.version ?? "$LATEST")),
      ...(next ? { NextMarker: writePageToken(next) } : {}),
    };
  };
}
