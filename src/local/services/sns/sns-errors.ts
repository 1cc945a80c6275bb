import { AwsError } from "../../aws-error.ts";

/** SNS's refusal of a parameter. */
export function invalidParameter(reason: string): AwsError {
  return new AwsError("InvalidParameterException", `Invalid parameter: ${reason}`);
}

/** SNS's refusal of a message attribute. */
export function invalidValue(reason: string): AwsError {
  return new AwsError("InvalidParameterValueException", reason);
}

/** There is no such topic or subscription. */
export function notFound(what: "Topic" | "Subscription"): AwsError {
  return new AwsError("NotFoundException", `${what} does not exist`);
}

/** Returns the error for what AWS has and this endpoint does not, so that no success is invented. */
export function notEmulated(what: string): AwsError {
  return invalidParameter(`${what} On AWS it exists; here it would only be made up.`);
}
