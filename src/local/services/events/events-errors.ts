import { AwsError } from "../../aws-error.ts";

/** EventBridge's refusal of a request. */
export function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}

/** `ResourceNotFoundException`, with EventBridge's text for a bus. */
export function busNotFound(name: string): AwsError {
  return new AwsError("ResourceNotFoundException", `Event bus ${name} does not exist.`);
}

/** `ResourceNotFoundException`, with EventBridge's text for a rule. */
export function ruleNotFound(name: string, bus: string): AwsError {
  return new AwsError("ResourceNotFoundException", `Rule ${name} does not exist on EventBus ${bus}.`);
}

/** `LimitExceededException`: EventBridge's text names neither the limit nor the resource. */
export function limitExceeded(): AwsError {
  return new AwsError("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
}
