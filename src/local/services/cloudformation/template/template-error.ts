import { AwsError } from "../../../aws-error.ts";

/** The template, its parameters or the request for it are refused; the text is CloudFormation's own. */
export function refuseTemplate(text: string): AwsError {
  return new AwsError("ValidationError", text);
}
