import type {
  DeleteFunctionEventInvokeConfigCommandInput,
  DeleteFunctionEventInvokeConfigCommandOutput,
  FunctionEventInvokeConfig,
  GetFunctionEventInvokeConfigCommandInput,
  ListFunctionEventInvokeConfigsCommandInput,
  ListFunctionEventInvokeConfigsCommandOutput,
  PutFunctionEventInvokeConfigCommandInput,
} from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";
import type { Caller, Operation } from "../../../service.ts";
import { arnIn } from "../../../service-kit/arn.ts";
import { describeEventInvokeConfig, type EventInvokeSettings } from "../event-invoke-settings.ts";
import { parseFunctionName } from "../function-name.ts";
import type { FunctionRecord } from "../function-record.ts";
import type { LambdaService } from "../lambda-service.ts";
import { readEventInvokeSettings } from "../read-event-invoke-settings.ts";

type NamingInput = Pick<GetFunctionEventInvokeConfigCommandInput, "FunctionName" | "Qualifier">;

/** PutFunctionEventInvokeConfig: replaces all settings. */
export function putFunctionEventInvokeConfig(
  lambda: LambdaService,
): Operation<PutFunctionEventInvokeConfigCommandInput, FunctionEventInvokeConfig> {
  return (input, { caller }) => {
    const record = requireFunction(lambda, input, caller);
    return save(lambda, record, readEventInvokeSettings(lambda, input, record, caller));
  };
}

/** UpdateFunctionEventInvokeConfig: what the request leaves out stays. */
export function updateFunctionEventInvokeConfig(
  lambda: LambdaService,
): Operation<PutFunctionEventInvokeConfigCommandInput, FunctionEventInvokeConfig> {
  return (input, { caller }) => {
    const record = requireFunction(lambda, input, caller);
    const changed = readEventInvokeSettings(lambda, input, record, caller);
    if (!record.eventInvoke) throw noSettings(caller, input);
    return save(lambda, record, { ...record.eventInvoke, ...changed });
  };
}

/** GetFunctionEventInvokeConfig. */
export function getFunctionEventInvokeConfig(
  lambda: LambdaService,
): Operation<GetFunctionEventInvokeConfigCommandInput, FunctionEventInvokeConfig> {
  return (input, { caller }) => {
    const { record, settings } = find(lambda, input, caller);
    return describeEventInvokeConfig(record, settings);
  };
}

/** DeleteFunctionEventInvokeConfig. */
export function deleteFunctionEventInvokeConfig(
  lambda: LambdaService,
): Operation<DeleteFunctionEventInvokeConfigCommandInput, DeleteFunctionEventInvokeConfigCommandOutput> {
  return (input, { caller }) => {
    const { record } = find(lambda, input, caller);
    const { eventInvoke: _, ...rest } = record;
    lambda.functions.save(rest);
    return {};
  };
}

/** ListFunctionEventInvokeConfigs: one at most, as functions here have no versions and aliases. */
export function listFunctionEventInvokeConfigs(
  lambda: LambdaService,
): Operation<ListFunctionEventInvokeConfigsCommandInput, ListFunctionEventInvokeConfigsCommandOutput> {
  return (input, { caller }) => {
    const record = requireFunction(lambda, { FunctionName: input.FunctionName }, caller);
    const { eventInvoke } = record;
    return { FunctionEventInvokeConfigs: eventInvoke ? [describeEventInvokeConfig(record, eventInvoke)] : [] };
  };
}

function save(
  lambda: LambdaService,
  record: FunctionRecord,
  settings: Omit<EventInvokeSettings, "modified">,
): FunctionEventInvokeConfig {
  const eventInvoke = { ...settings, modified: lambda.host.now() };
  lambda.functions.save({ ...record, eventInvoke });
  return describeEventInvokeConfig(record, eventInvoke);
}

function requireFunction(lambda: LambdaService, input: NamingInput, caller: Caller): FunctionRecord {
  const { name, qualifier } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
  const record = qualifier === undefined || qualifier === "$LATEST" ? lambda.functions.find(caller, name) : undefined;
  if (record) return record;
  throw new AwsError("ResourceNotFoundException", "The function doesn't exist.", { members: { Type: "User" } });
}

function find(
  lambda: LambdaService,
  input: NamingInput,
  caller: Caller,
): { readonly record: FunctionRecord; readonly settings: EventInvokeSettings } {
  const { name, qualifier = "$LATEST" } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
  const record = qualifier === "$LATEST" ? lambda.functions.find(caller, name) : undefined;
  if (!record?.eventInvoke) throw noSettings(caller, input);
  return { record, settings: record.eventInvoke };
}

function noSettings(caller: Caller, input: NamingInput): AwsError {
  const { name, qualifier = "$LATEST" } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
  const arn = arnIn(caller, "lambda", `function:${name}:${qualifier}`);
  return new AwsError("ResourceNotFoundException", `The function ${arn} doesn't have an EventInvokeConfig`, {
    members: { Type: "User" },
  });
}
