import type { PutFunctionEventInvokeConfigCommandInput } from "@aws-sdk/client-lambda";
import { parseArn, resourceElements } from "../../../../arn.ts";
import { AwsError } from "../../../aws-error.ts";
import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import type { Caller } from "../../../service.ts";
import type { EventInvokeSettings } from "./event-invoke-settings.ts";
import { type FunctionRecord, functionArn } from "../function-record.ts";
import type { LambdaService } from "../lambda-service.ts";

const destinationPattern =
  "$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)";

/** The permission that a function's role needs for a destination of each service. */
const sending: Readonly<Record<string, readonly [action: string, operation: string]>> = {
  sns: ["sns:Publish", "Publish"],
  lambda: ["lambda:InvokeFunction", "Invoke"],
  events: ["events:PutEvents", "PutEvents"],
};

/**
 * The settings of a request, with its destinations checked as Lambda does: they exist for the role.
 *
 * @throws AwsError `ValidationException`, `InvalidParameterValueException`
 */
export function readEventInvokeSettings(
  lambda: LambdaService,
  input: PutFunctionEventInvokeConfigCommandInput,
  record: FunctionRecord,
  caller: Caller,
): Omit<EventInvokeSettings, "modified"> {
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig } = input;
  const onSuccess = DestinationConfig?.OnSuccess?.Destination;
  const onFailure = DestinationConfig?.OnFailure?.Destination;
  checkConstraints("ValidationException")
    .number("maximumRetryAttempts", MaximumRetryAttempts, { min: 0, max: 2 })
    .number("maximumEventAgeInSeconds", MaximumEventAgeInSeconds, { min: 60, max: 21_600 })
    .text("destinationConfig.onSuccess.destination", onSuccess, { max: 350, pattern: destinationPattern })
    .text("destinationConfig.onFailure.destination", onFailure, { max: 350, pattern: destinationPattern })
    .finish();
  if (MaximumRetryAttempts === undefined && MaximumEventAgeInSeconds === undefined && DestinationConfig === undefined) {
    throw refuse("You must specify at least one of error handling or destination setting.");
  }
  for (const arn of [onSuccess, onFailure]) if (arn) checkDestination(lambda, arn, { record, caller });
  return {
    ...(MaximumRetryAttempts === undefined ? {} : { maximumRetryAttempts: MaximumRetryAttempts }),
    ...(MaximumEventAgeInSeconds === undefined ? {} : { maximumEventAgeInSeconds: MaximumEventAgeInSeconds }),
    ...(onSuccess ? { onSuccess } : {}),
    ...(onFailure ? { onFailure } : {}),
  };
}

function checkDestination(
  lambda: LambdaService,
  arn: string,
  { record, caller }: { readonly record: FunctionRecord; readonly caller: Caller },
): void {
  const { service = "", region, account } = parseArn(arn) ?? {};
  const [, name = ""] = resourceElements(arn);
  const sender = sending[service];
  if (!sender)
    throw refuse(
      `The local endpoint sends to no destination of ${service || arn}: topics, functions and event buses can be destinations here.`,
    );
  if (arn.startsWith(functionArn(record))) {
    throw refuse("You can't specify the function as a destination for itself.");
  }
  if (
    service === "lambda" &&
    !lambda.functions.find({ account: account ?? caller.account, region: region ?? caller.region }, name)
  ) {
    throw refuse(`The destination ARN ${arn} is invalid.`);
  }
  const [action, operation] = sender;
  if (!lambda.host.roleAllows(record.role, { action, resource: arn })) {
    throw refuse(`The function's execution role does not have permissions to call ${operation} on ${arn}`);
  }
}

function refuse(message: string): AwsError {
  return new AwsError("InvalidParameterValueException", message, { members: { Type: "User" } });
}
