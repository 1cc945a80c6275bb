import type {
  CreateFunctionUrlConfigCommandInput,
  CreateFunctionUrlConfigCommandOutput,
  DeleteFunctionUrlConfigCommandInput,
  DeleteFunctionUrlConfigCommandOutput,
  GetFunctionUrlConfigCommandInput,
  GetFunctionUrlConfigCommandOutput,
  ListFunctionUrlConfigsCommandInput,
  ListFunctionUrlConfigsCommandOutput,
  UpdateFunctionUrlConfigCommandInput,
  UpdateFunctionUrlConfigCommandOutput,
} from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";
import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import type { Caller, Operation } from "../../../service.ts";
import { parseFunctionName } from "../function-name.ts";
import { type FunctionRecord, functionArn } from "../function-record.ts";
import { describeUrl, type FunctionUrl, newUrlId } from "../function-url.ts";
import type { LambdaService } from "../lambda-service.ts";

const qualifierPattern = "((?!^\\d+$)^[0-9a-zA-Z-_]+$)";

/** CreateFunctionUrlConfig. */
export function createFunctionUrlConfig(
  lambda: LambdaService,
): Operation<CreateFunctionUrlConfigCommandInput, CreateFunctionUrlConfigCommandOutput> {
  return (input, { caller }) => {
    checkInput(input, { needsAuthType: true });
    const record = findFunction(lambda, input, caller);
    if (!record) throw missing("Function does not exist");
    if (record.url) {
      throw new AwsError(
        "ResourceConflictException",
        `Failed to create function url config for [functionArn = ${functionArn(record)}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
        { members: { Type: "User" } },
      );
    }
    const now = lambda.host.now();
    const url = {
      id: newUrlId(),
      authType: input.AuthType ?? "AWS_IAM",
      ...(input.Cors ? { cors: input.Cors } : {}),
      created: now,
      modified: now,
    };
    lambda.functions.save({ ...record, url });
    const { LastModifiedTime: _modified, InvokeMode: _mode, ...shown } = show(lambda, record, url);
    return { ...shown, ...(input.InvokeMode ? { InvokeMode: input.InvokeMode } : {}) };
  };
}

/** GetFunctionUrlConfig. */
export function getFunctionUrlConfig(
  lambda: LambdaService,
): Operation<GetFunctionUrlConfigCommandInput, GetFunctionUrlConfigCommandOutput> {
  return (input, { caller }) => {
    checkInput(input);
    const { record, url } = requireUrl(lambda, input, caller);
    return show(lambda, record, url);
  };
}

/** UpdateFunctionUrlConfig. Members that the request leaves out stay. */
export function updateFunctionUrlConfig(
  lambda: LambdaService,
): Operation<UpdateFunctionUrlConfigCommandInput, UpdateFunctionUrlConfigCommandOutput> {
  return (input, { caller }) => {
    checkInput(input);
    if (!findFunction(lambda, input, caller)) throw missing("Function does not exist");
    const { record, url } = requireUrl(lambda, input, caller);
    const changed = {
      ...url,
      ...(input.AuthType ? { authType: input.AuthType } : {}),
      ...(input.Cors ? { cors: input.Cors } : {}),
      modified: lambda.host.now(),
    };
    lambda.functions.save({ ...record, url: changed });
    const { InvokeMode: _mode, ...shown } = show(lambda, record, changed);
    return { ...shown, ...(input.InvokeMode ? { InvokeMode: input.InvokeMode } : {}) };
  };
}

/** DeleteFunctionUrlConfig. Another URL of the same function will be a new one. */
export function deleteFunctionUrlConfig(
  lambda: LambdaService,
): Operation<DeleteFunctionUrlConfigCommandInput, DeleteFunctionUrlConfigCommandOutput> {
  return (input, { caller }) => {
    checkInput(input);
    const { url: _, ...rest } = requireUrl(lambda, input, caller).record;
    lambda.functions.save(rest);
    return {};
  };
}

/** ListFunctionUrlConfigs: one at most, as functions here have no aliases. */
export function listFunctionUrlConfigs(
  lambda: LambdaService,
): Operation<ListFunctionUrlConfigsCommandInput, ListFunctionUrlConfigsCommandOutput> {
  return (input, { caller }) => {
    checkConstraints("ValidationException").number("maxItems", input.MaxItems, { min: 1, max: 50 }).finish();
    const record = findFunction(lambda, input, caller);
    if (!record) throw missing("Function does not exist");
    return { FunctionUrlConfigs: record.url ? [show(lambda, record, record.url)] : [] };
  };
}

interface NamingInput {
  readonly FunctionName: string | undefined;
  readonly Qualifier?: string | undefined;
}

function checkInput(
  input: NamingInput & { readonly AuthType?: string | undefined; readonly InvokeMode?: string | undefined },
  options: { readonly needsAuthType?: boolean } = {},
): void {
  const checks = checkConstraints("ValidationException")
    .text("qualifier", input.Qualifier, { min: 1, max: 128, pattern: qualifierPattern })
    .text("authType", input.AuthType, { values: ["NONE", "AWS_IAM"] })
    .text("invokeMode", input.InvokeMode, { values: ["BUFFERED", "RESPONSE_STREAM"] });
  if (options.needsAuthType) checks.required("authType", input.AuthType);
  checks.finish();
  if (input.InvokeMode !== "RESPONSE_STREAM") return;
  throw new AwsError(
    "InvalidParameterValueException",
    "Function URLs of the local endpoint do not stream: their InvokeMode is BUFFERED.",
  );
}

/** The function, unless the request names an alias: there are none here. */
function findFunction(lambda: LambdaService, input: NamingInput, caller: Caller): FunctionRecord | undefined {
  const { name, qualifier } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
  return qualifier === undefined ? lambda.functions.find(caller, name) : undefined;
}

function requireUrl(
  lambda: LambdaService,
  input: NamingInput,
  caller: Caller,
): { readonly record: FunctionRecord; readonly url: FunctionUrl } {
  const record = findFunction(lambda, input, caller);
  if (!record?.url) throw missing("The resource you requested does not exist.");
  return { record, url: record.url };
}

function show(lambda: LambdaService, record: FunctionRecord, url: FunctionUrl) {
  return describeUrl(record, url, lambda.host.endpointUrl());
}

function missing(message: string): AwsError {
  return new AwsError("ResourceNotFoundException", message, { members: { Type: "User" } });
}
