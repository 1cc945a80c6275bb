import type { FunctionEventInvokeConfig } from "@aws-sdk/client-lambda";
import { type FunctionRecord, functionArn } from "../function-record.ts";

/** How a function's events are handled, where it is not as by default. Modified: milliseconds since 1970. */
export interface EventInvokeSettings {
  readonly maximumRetryAttempts?: number;
  readonly maximumEventAgeInSeconds?: number;
  /** ARNs. */
  readonly onSuccess?: string;
  readonly onFailure?: string;
  readonly modified: number;
}

/** The settings of the function itself, or of one of its versions and aliases. */
export function eventInvokeOf(record: FunctionRecord, qualifier = "$LATEST"): EventInvokeSettings | undefined {
  return qualifier === "$LATEST" ? record.eventInvoke : record.qualifiedEventInvoke?.[qualifier];
}

/** The function with other settings, or none, for itself or for one of its versions and aliases. */
export function withEventInvoke(
  record: FunctionRecord,
  qualifier: string,
  settings: EventInvokeSettings | undefined,
): FunctionRecord {
  if (qualifier === "$LATEST") {
    const { eventInvoke: _, ...rest } = record;
    return settings ? { ...rest, eventInvoke: settings } : rest;
  }
  const { [qualifier]: _, ...others } = record.qualifiedEventInvoke ?? {};
  return { ...record, qualifiedEventInvoke: settings ? { ...others, [qualifier]: settings } : others };
}

/** The settings as the API shows them. */
export function describeEventInvokeConfig(
  record: FunctionRecord,
  settings: EventInvokeSettings,
  qualifier = "$LATEST",
): FunctionEventInvokeConfig {
  const { maximumRetryAttempts, maximumEventAgeInSeconds, onSuccess, onFailure } = settings;
  return {
    LastModified: new Date(settings.modified),
    FunctionArn: `${functionArn(record)}:${qualifier}`,
    ...(maximumRetryAttempts === undefined ? {} : { MaximumRetryAttempts: maximumRetryAttempts }),
    ...(maximumEventAgeInSeconds === undefined ? {} : { MaximumEventAgeInSeconds: maximumEventAgeInSeconds }),
    DestinationConfig: {
      OnSuccess: onSuccess === undefined ? {} : { Destination: onSuccess },
      OnFailure: onFailure === undefined ? {} : { Destination: onFailure },
    },
  };
}
