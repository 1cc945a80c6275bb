import { AwsError } from "../../aws-error.ts";

/** `InvalidParameterValueException`, with CloudWatch's own text. */
export function invalidValue(message: string): AwsError {
  return new AwsError("InvalidParameterValueException", message);
}

/** `InvalidParameterCombinationException`, with CloudWatch's own text. */
export function invalidCombination(message: string): AwsError {
  return new AwsError("InvalidParameterCombinationException", message);
}

/** @param parameter its path in the query protocol: `MetricData.member.1.MetricName` */
export function missingParameter(parameter: string): AwsError {
  return new AwsError("MissingRequiredParameterException", `The parameter ${parameter} is required.`);
}
