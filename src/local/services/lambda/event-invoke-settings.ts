import type { FunctionEventInvokeConfig } from "@aws-sdk/client-lambda";
import { type FunctionRecord, functionArn } from "./function-record.ts";

/** How a function's events are handled, where it is not as by default. Modified: milliseconds since 1970. */
export interface EventInvokeSettings {
  readonly maximumRetryAttempts?: number;
  readonly maximumEventAgeInSeconds?: number;
  /** ARNs. */
  readonly onSuccess?: string;
  readonly onFailure?: string;
  readonly modified: number;
}

/** The settings as the API shows them. */
export function describeEventInvokeConfig(
  record: FunctionRecord,
  settings: EventInvokeSettings,
): FunctionEventInvokeConfig {
  const { maximumRetryAttempts, maximumEventAgeInSeconds, onSuccess, onFailure } = settings;
  return {
    LastModified: new Date(settings.modified),
    FunctionArn: `${functionArn(record)}:$LATEST`,
    ...(maximumRetryAttempts === undefined ? {} : { MaximumRetryAttempts: maximumRetryAttempts }),
    ...(maximumEventAgeInSeconds === undefined ? {} : { MaximumEventAgeInSeconds: maximumEventAgeInSeconds }),
    DestinationConfig: {
      OnSuccess: onSuccess === undefined ? {} : { Destination: onSuccess },
      OnFailure: onFailure === undefined ? {} : { Destination: onFailure },
    },
  };
}
