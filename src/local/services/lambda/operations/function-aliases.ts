import type {
  AliasConfiguration,
  CreateAliasCommandInput,
  DeleteAliasCommandInput,
  DeleteAliasCommandOutput,
  GetAliasCommandInput,
  ListAliasesCommandInput,
  ListAliasesCommandOutput,
  UpdateAliasCommandInput,
} from "@aws-sdk/client-lambda";
import { randomUUID } from "node:crypto";
import { AwsError } from "../../../aws-error.ts";
import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import { cutPage, readPageToken, writePageToken } from "../../../service-kit/paging.ts";
import type { Caller, Operation } from "../../../service.ts";
import { withEventInvoke } from "../settings/event-invoke-settings.ts";
import { parseFunctionName } from "../function-name.ts";
import { type FunctionRecord, functionArn } from "../function-record.ts";
import type { FunctionAlias } from "../function-versions.ts";
import type { LambdaService } from "../lambda-service.ts";
import { withoutPolicy } from "../qualified-policies.ts";

const namePattern = "(?!^[0-9]+$)([a-zA-Z0-9-_]+)";
const versionPattern = "(\\$LATEST|[0-9]+)";
const user = { members: { Type: "User" } };

/** CreateAlias. */
export function createAlias(lambda: LambdaService): Operation<CreateAliasCommandInput, AliasConfiguration> {
  return (input, { caller }) => {
    checkInput(input, { required: true });
    const record = findFunction(lambda, input.FunctionName, caller);
    const name = input.Name ?? "";
    checkVersions(lambda, record, input);
    if (lambda.functions.versions.findAlias(record, name)) {
      throw new AwsError("ResourceConflictException", `Alias already exists: ${functionArn(record)}:${name}`, user);
    }
    const alias: FunctionAlias = {
      name,
      version: input.FunctionVersion ?? "",
      description: input.Description ?? "",
      ...weightsOf(input),
      revisionId: randomUUID(),
    };
    lambda.functions.versions.saveAlias(record, alias);
    return show(record, alias);
  };
}

/** UpdateAlias. Members that the request leaves out stay; empty weights take the second version away. */
export function updateAlias(lambda: LambdaService): Operation<UpdateAliasCommandInput, AliasConfiguration> {
  return (input, { caller }) => {
    checkInput(input, { required: false });
    const record = findFunction(lambda, input.FunctionName, caller);
    const found = lambda.functions.versions.findAlias(record, input.Name ?? "");
    if (!found) {
      throw new AwsError("ResourceNotFoundException", `Alias not found: ${functionArn(record)}:${input.Name}`, user);
    }
    checkAliasRevision(found, input.RevisionId);
    const { weights, ...kept } = found;
    const changed: FunctionAlias = {
      ...kept,
      ...(input.FunctionVersion === undefined ? {} : { version: input.FunctionVersion }),
      ...(input.Description === undefined ? {} : { description: input.Description }),
      ...(input.RoutingConfig === undefined ? (weights ? { weights } : {}) : weightsOf(input)),
      revisionId: randomUUID(),
    };
    checkVersions(lambda, record, { ...input, FunctionVersion: changed.version });
    lambda.functions.versions.saveAlias(record, changed);
    return show(record, changed);
  };
}

/** GetAlias. */
export function getAlias(lambda: LambdaService): Operation<GetAliasCommandInput, AliasConfiguration> {
  return (input, { caller }) => {
    checkInput(input, { required: false });
    const record = findFunction(lambda, input.FunctionName, caller);
    const alias = lambda.functions.versions.findAlias(record, input.Name ?? "");
    if (alias) return show(record, alias);
    throw new AwsError(
      "ResourceNotFoundException",
      `Cannot find alias arn: ${functionArn(record)}:${input.Name}`,
      user,
    );
  };
}

/** DeleteAlias; one that is gone already is not an error, as on AWS. */
export function deleteAlias(lambda: LambdaService): Operation<DeleteAliasCommandInput, DeleteAliasCommandOutput> {
  return (input, { caller }) => {
    checkInput(input, { required: false });
    const record = findFunction(lambda, input.FunctionName, caller);
    lambda.host.store.write(() => {
      lambda.functions.versions.removeAlias(record, input.Name ?? "");
      const left = withEventInvoke(record, input.Name ?? "", undefined);
      lambda.functions.save(withoutPolicy(left, input.Name ?? ""));
    });
    return { $metadata: {} };
  };
}

/** ListAliases, sorted by name; with `FunctionVersion` those that name this version. */
export function listAliases(lambda: LambdaService): Operation<ListAliasesCommandInput, ListAliasesCommandOutput> {
  return (input, { caller }) => {
    checkConstraints("ValidationException").number("maxItems", input.MaxItems, { min: 1, max: 10_000 }).finish();
    const record = findFunction(lambda, input.FunctionName, caller);
    const aliases = lambda.functions.versions
      .listAliases(record)
      .filter(({ version }) => input.FunctionVersion === undefined || version === input.FunctionVersion);
    const invalid = (): AwsError => new AwsError("InvalidParameterValueException", "The Marker is invalid.");
    const { page, next } = cutPage(aliases, {
      positionOf: ({ name }) => [name],
      after: readPageToken(input.Marker, invalid),
      limit: Math.min(input.MaxItems ?? 50, 50),
    });
    return {
      $metadata: {},
      Aliases: page.map((alias) => show(record, alias)),
      ...(next ? { NextMarker: writePageToken(next) } : {}),
    };
  };
}

function checkInput(
  input: Partial<Pick<CreateAliasCommandInput, "Name" | "FunctionVersion" | "Description">>,
  options: { required: boolean },
): void {
  const checks = checkConstraints("ValidationException")
    .required("name", input.Name)
    .text("name", input.Name, { min: 1, max: 128, pattern: namePattern })
    .text("functionVersion", input.FunctionVersion, { min: 1, max: 1024, pattern: versionPattern })
    .text("description", input.Description, { max: 256 });
  if (options.required) checks.required("functionVersion", input.FunctionVersion);
  checks.finish();
}

function findFunction(lambda: LambdaService, name: string | undefined, caller: Caller): FunctionRecord {
  return lambda.functions.get(caller, parseFunctionName(name, caller).name);
}

type Routing = Partial<Pick<CreateAliasCommandInput, "FunctionVersion" | "RoutingConfig">>;

/** Every version that an alias names has to be there (AWS Lambda API Reference, "AliasRoutingConfiguration"). */
function checkVersions(lambda: LambdaService, record: FunctionRecord, input: Routing): void {
  const weights = Object.entries(input.RoutingConfig?.AdditionalVersionWeights ?? {});
  if (weights.length > 1) {
    throw new AwsError(
      "InvalidParameterValueException",
      "Number of items in AdditionalVersionWeights cannot be greater than 1",
      user,
    );
  }
  for (const version of [input.FunctionVersion, ...weights.map(([each]) => each)]) {
    lambda.functions.get(record, record.name, version);
  }
  for (const [version, weight] of weights) {
    if (version === "$LATEST" || input.FunctionVersion === "$LATEST") {
      throw new AwsError(
        "InvalidParameterValueException",
        "$LATEST is not supported for an alias pointing to more than 1 version",
        user,
      );
    }
    if (version === input.FunctionVersion) {
      throw new AwsError(
        "InvalidParameterValueException",
        `Invalid function version ${version}. Function version ${version} is already included in routing configuration.`,
        user,
      );
    }
    if (weight >= 0 && weight <= 1) continue;
    throw new AwsError(
      "ValidationException",
      `1 validation error detected: Value '{${version}=${weight}}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]`,
    );
  }
}

function weightsOf(input: Routing): Pick<FunctionAlias, "weights"> {
  const weights = input.RoutingConfig?.AdditionalVersionWeights ?? {};
  return Object.keys(weights).length === 0 ? {} : { weights };
}

function checkAliasRevision(alias: FunctionAlias, revisionId: string | undefined): void {
  if (revisionId === undefined || revisionId === alias.revisionId) return;
  throw new AwsError(
    "PreconditionFailedException",
    "The RevisionId provided does not match the latest RevisionId. Call the GetFunction/GetAlias API to retrieve the latest RevisionId of your resource.",
    user,
  );
}

function show(record: FunctionRecord, alias: FunctionAlias): AliasConfiguration {
  return {
    AliasArn: `${functionArn(record)}:${alias.name}`,
    Name: alias.name,
    FunctionVersion: alias.version,
    Description: alias.description,
    ...(alias.weights ? { RoutingConfig: { AdditionalVersionWeights: { ...alias.weights } } } : {}),
    RevisionId: alias.revisionId,
  };
}
