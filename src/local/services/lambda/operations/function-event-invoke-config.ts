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
import { arnIn } from "../../../../arn.ts";
import {
  describeEventInvokeConfig,
  eventInvokeOf,
  type EventInvokeSettings,
  withEventInvoke,
} from "../settings/event-invoke-settings.ts";
import { parseFunctionName } from "../function-name.ts";
import type { FunctionRecord } from "../function-record.ts";
import type { LambdaService } from "../lambda-service.ts";
import { readEventInvokeSettings } from "../settings/read-event-invoke-settings.ts";

type NamingInput = Pick<GetFunctionEventInvokeConfigCommandInput, "FunctionName" | "Qualifier">;

/** PutFunctionEventInvokeConfig: replaces all settings. */
export function putFunctionEventInvokeConfig(
  lambda: LambdaService,
): Operation<PutFunctionEventInvokeConfigCommandInput, FunctionEventInvokeConfig> {
  return (input, { caller }) => {
    const { record, qualifier } = requireFunction(lambda, input, caller);
    return save(lambda, record, qualifier, readEventInvokeSettings(lambda, input, record, caller));
  };
}

/** UpdateFunctionEventInvokeConfig: what the request leaves out stays. */
export function updateFunctionEventInvokeConfig(
  lambda: LambdaService,
): Operation<PutFunctionEventInvokeConfigCommandInput, FunctionEventInvokeConfig> {
  return (input, { caller }) => {
    const { record, qualifier } = requireFunction(lambda, input, caller);
    const changed = readEventInvokeSettings(lambda, input, record, caller);
    const settings = eventInvokeOf(record, qualifier);
    if (!settings) throw noSettings(caller, input);
    return save(lambda, record, qualifier, { ...settings, ...changed });
  };
}

/** GetFunctionEventInvokeConfig. */
export function getFunctionEventInvokeConfig(
  lambda: LambdaService,
): Operation<GetFunctionEventInvokeConfigCommandInput, FunctionEventInvokeConfig> {
  return (input, { caller }) => {
    const { record, qualifier, settings } = find(lambda, input, caller);
    return describeEventInvokeConfig(record, settings, qualifier);
  };
}

/** DeleteFunctionEventInvokeConfig. */
export function deleteFunctionEventInvokeConfig(
  lambda: LambdaService,
): Operation<DeleteFunctionEventInvokeConfigCommandInput, DeleteFunctionEventInvokeConfigCommandOutput> {
  return (input, { caller }) => {
    const { record, qualifier } = find(lambda, input, caller);
    lambda.functions.save(withEventInvoke(record, qualifier, undefined));
    return {};
  };
}

/** ListFunctionEventInvokeConfigs: the function's own, then those of its versions and aliases. */
export function listFunctionEventInvokeConfigs(
  lambda: LambdaService,
): Operation<ListFunctionEventInvokeConfigsCommandInput, ListFunctionEventInvokeConfigsCommandOutput> {
  return (input, { caller }) => {
    const { record } = requireFunction(lambda, { FunctionName: input.FunctionName }, caller);
    const qualifiers = ["$LATEST", ...Object.keys(record.qualifiedEventInvoke ?? {})];
    return {
      FunctionEventInvokeConfigs: qualifiers.flatMap((qualifier) => {
        const settings = eventInvokeOf(record, qualifier);
        return settings ? [describeEventInvokeConfig(record, settings, qualifier)] : [];
      }),
    };
  };
}

function save(
  lambda: LambdaService,
  record: FunctionRecord,
  qualifier: string,
  settings: Omit<EventInvokeSettings, "modified">,
): FunctionEventInvokeConfig {
  const eventInvoke = { ...settings, modified: lambda.host.now() };
  lambda.functions.save(withEventInvoke(record, qualifier, eventInvoke));
  return describeEventInvokeConfig(record, eventInvoke, qualifier);
}

interface QualifiedFunction {
  readonly record: FunctionRecord;
  readonly qualifier: string;
}

function requireFunction(lambda: LambdaService, input: NamingInput, caller: Caller): QualifiedFunction {
  const { name, qualifier = "$LATEST" } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
  const record = lambda.functions.find(caller, name);
  if (record && lambda.functions.versions.resolve(record, qualifier)) return { record, qualifier };
  throw new AwsError("ResourceNotFoundException", "The function doesn't exist.", { members: { Type: "User" } });
}

function find(
  lambda: LambdaService,
  input: NamingInput,
  caller: Caller,
): QualifiedFunction & { readonly settings: EventInvokeSettings } {
  const { name, qualifier = "$LATEST" } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
  const record = lambda.functions.find(caller, name);
  const settings = record && eventInvokeOf(record, qualifier);
  if (!settings) throw noSettings(caller, input);
  return { record, qualifier, settings };
}

function noSettings(caller: Caller, input: NamingInput): AwsError {
  const { name, qualifier = "$LATEST" } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
  const arn = arnIn(caller, "lambda", `function:${name}:${qualifier}`);
  return new AwsError("ResourceNotFoundException", `The function ${arn} doesn't have an EventInvokeConfig`, {
    members: { Type: "User" },
  });
}
