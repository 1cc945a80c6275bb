import { AwsError } from "../../../aws-error.ts";

// The texts are those of Step Functions' own answers; one function for each sentence.

/** Also for a qualifier that names no version or alias of the machine. */
export const stateMachineDoesNotExist = (arn: string): AwsError =>
  new AwsError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);

/** For a name that a machine with another definition, role or type has. */
export const stateMachineAlreadyExists = (arn: string): AwsError =>
  new AwsError("StateMachineAlreadyExists", `State Machine Already Exists: '${arn}'`);

/** For changes of a machine whose deletion waits for its executions to end. */
export const stateMachineDeleting = (arn: string): AwsError =>
  new AwsError("StateMachineDeleting", `State Machine is being deleted: '${arn}'`);

/** For StartSyncExecution of a Standard machine, and ListExecutions of an Express machine. */
export const typeNotSupported = (): AwsError =>
  new AwsError("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");

/** For an ARN of which no execution is kept: ended ones are for 90 days. */
export const executionDoesNotExist = (arn: string): AwsError =>
  new AwsError("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`);

/** For a name whose execution has ended, or runs with other input. */
export const executionAlreadyExists = (arn: string): AwsError =>
  new AwsError("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);

/** @param reason AWS's sentence, such as one about the execution's status */
export const executionNotRedrivable = (reason: string): AwsError =>
  new AwsError("ExecutionNotRedrivable", `Execution is not redrivable: '${reason}'`);

/** @param reason the parser's text, for input that is not JSON */
export const invalidExecutionInput = (reason: string): AwsError =>
  new AwsError("InvalidExecutionInput", `Invalid State Machine Execution Input: '${reason}'`);

/** For the output of SendTaskSuccess that is not JSON. @param reason the parser's text */
export const invalidOutput = (reason: string): AwsError => new AwsError("InvalidOutput", `Invalid Output: '${reason}'`);

/** For a name with characters that Step Functions does not take. */
export const invalidName = (name: string): AwsError => new AwsError("InvalidName", `Invalid Name: '${name}'`);

/** @param reason what is wrong, or the ARN itself */
export const invalidArn = (reason: string): AwsError => new AwsError("InvalidArn", `Invalid Arn: '${reason}'`);

/** The code is `InvalidArn`, as for other ARNs. */
export const invalidRoleArn = (arn: string): AwsError => new AwsError("InvalidArn", `Invalid Role Arn: '${arn}'`);

/** For a task token, or a token of a page, that Step Functions did not make. */
export const invalidToken = (): AwsError => new AwsError("InvalidToken", "Invalid Token: 'Invalid token'");

/** For a token whose task or execution has ended, also by a time-out. */
export const taskTimedOut = (): AwsError =>
  new AwsError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");

/** For a name that an activity with another encryption configuration has. */
export const activityAlreadyExists = (arn: string): AwsError =>
  new AwsError("ActivityAlreadyExists", `Activity Already Exists: '${arn}'`);

/** Also for an ARN whose activity is in another account or region. */
export const activityDoesNotExist = (arn: string): AwsError =>
  new AwsError("ActivityDoesNotExist", `Activity Does Not Exist: '${arn}'`);

/** For versions, aliases, map runs and tagged resources. The member `resourceName` has the ARN. */
export const resourceNotFound = (arn: string): AwsError =>
  new AwsError("ResourceNotFound", `Resource not found: '${arn}'`, { members: { resourceName: arn } });

/** For an UpdateStateMachine that names nothing to change. */
export const missingUpdate = (): AwsError =>
  new AwsError(
    "MissingRequiredParameter",
    "Either the definition, the role ARN, the LoggingConfiguration, the TracingConfiguration or the EncryptionConfiguration must be specified",
  );

/** A request that breaks a rule of the operation rather than of one member's shape. */
export const invalidRequest = (message: string, reason?: string): AwsError =>
  new AwsError("ValidationException", message, { members: reason === undefined ? {} : { reason } });

/** For a `versionDescription` without `publish`. */
export const descriptionWithoutVersion = (): AwsError =>
  invalidRequest("Version description can only be set when publish is true");

/** Status 402, with the sentence of the quota that is met. */
export const quotaExceeded = (message: string): AwsError =>
  new AwsError("ServiceQuotaExceededException", message, { statusCode: 402 });

/** For the ARN of a map run's child machine, `MACHINE/LABEL`, where the operation takes none. */
export const labelledArn = (arn: string): AwsError =>
  invalidRequest(`API does not support labelled state machine ARNs: '${arn}'`, "API_DOES_NOT_SUPPORT_LABELED_ARNS");

/** For an alias whose name is taken with other settings, and for a version that an alias uses. */
export const conflict = (message: string): AwsError => new AwsError("ConflictException", message);
