import { AwsError } from "../../../aws-error.ts";

// The texts are those of Step Functions' own answers; one function for each sentence.

export const stateMachineDoesNotExist = (arn: string): AwsError =>
  new AwsError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);

export const stateMachineAlreadyExists = (arn: string): AwsError =>
  new AwsError("StateMachineAlreadyExists", `State Machine Already Exists: '${arn}'`);

export const stateMachineDeleting = (arn: string): AwsError =>
  new AwsError("StateMachineDeleting", `State Machine is being deleted: '${arn}'`);

export const typeNotSupported = (): AwsError =>
  new AwsError("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");

export const executionDoesNotExist = (arn: string): AwsError =>
  new AwsError("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`);

export const executionAlreadyExists = (arn: string): AwsError =>
  new AwsError("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);

export const executionNotRedrivable = (reason: string): AwsError =>
  new AwsError("ExecutionNotRedrivable", `Execution is not redrivable: '${reason}'`);

export const invalidExecutionInput = (reason: string): AwsError =>
  new AwsError("InvalidExecutionInput", `Invalid State Machine Execution Input: '${reason}'`);

export const invalidOutput = (reason: string): AwsError => new AwsError("InvalidOutput", `Invalid Output: '${reason}'`);

export const invalidName = (name: string): AwsError => new AwsError("InvalidName", `Invalid Name: '${name}'`);

export const invalidArn = (reason: string): AwsError => new AwsError("InvalidArn", `Invalid Arn: '${reason}'`);

export const invalidRoleArn = (arn: string): AwsError => new AwsError("InvalidArn", `Invalid Role Arn: '${arn}'`);

export const invalidToken = (): AwsError => new AwsError("InvalidToken", "Invalid Token: 'Invalid token'");

export const taskTimedOut = (): AwsError =>
  new AwsError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");

export const activityAlreadyExists = (arn: string): AwsError =>
  new AwsError("ActivityAlreadyExists", `Activity Already Exists: '${arn}'`);

export const activityDoesNotExist = (arn: string): AwsError =>
  new AwsError("ActivityDoesNotExist", `Activity Does Not Exist: '${arn}'`);

export const resourceNotFound = (arn: string): AwsError =>
  new AwsError("ResourceNotFound", `Resource not found: '${arn}'`, { members: { resourceName: arn } });

export const missingUpdate = (): AwsError =>
  new AwsError(
    "MissingRequiredParameter",
    "Either the definition, the role ARN, the LoggingConfiguration, the TracingConfiguration or the EncryptionConfiguration must be specified",
  );

/** A request that breaks a rule of the operation rather than of one member's shape. */
export const invalidRequest = (message: string, reason?: string): AwsError =>
  new AwsError("ValidationException", message, { members: reason === undefined ? {} : { reason } });

export const descriptionWithoutVersion = (): AwsError =>
  invalidRequest("Version description can only be set when publish is true");

export const quotaExceeded = (message: string): AwsError =>
  new AwsError("ServiceQuotaExceededException", message, { statusCode: 402 });

export const labelledArn = (arn: string): AwsError =>
  invalidRequest(`API does not support labelled state machine ARNs: '${arn}'`, "API_DOES_NOT_SUPPORT_LABELED_ARNS");

export const conflict = (message: string): AwsError => new AwsError("ConflictException", message);
