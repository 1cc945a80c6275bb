/** One entry of a state's `Retry`, as the Amazon States Language has it. */
export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: "FULL";
}

/** The facts that decide about a Task state's retries. */
interface RetriedState {
  readonly name: string;
  /** The errors that its Catchers name: outcomes that are expected, and do not change by trying again. */
  readonly caught: readonly string[];
}

/** The faults of Lambda itself: the function was not reached, or not to its end. */
const lambdaFaults = [
  "Lambda.ServiceException",
  "Lambda.AWSLambdaException",
  "Lambda.SdkClientException",
  "Lambda.TooManyRequestsException",
  "Lambda.ClientExecutionTimeoutException",
];

const tableFaults = inEverySpelling([
  "ProvisionedThroughputExceededException",
  "ThrottlingException",
  "RequestLimitExceeded",
  "InternalServerError",
]);
const tableRefusals = inEverySpelling(["ConditionalCheckFailedException", "ValidationException"]);

const photoErrors = ["InvalidImageFormatException", "ImageTooLargeException", "InvalidS3ObjectException"];

interface Policy {
  /** Errors that no retry cures. */
  readonly never: readonly string[];
  /** Errors that time cures, beside those of Lambda itself. */
  readonly backOff?: readonly string[];
}

/** The retry policies of the workshop's states, by their names. */
const policies: Readonly<Record<string, Policy>> = {
  FaceDetection: { never: ["PhotoDoesNotMeetRequirementError", ...photoErrors] },
  CheckFaceDuplicate: { never: ["FaceAlreadyExistsError", "InvalidParameterException"] },
  ExtractImageMetadata: { never: ["ImageIdentifyError"] },
  DetectLabelsRekognition: { never: photoErrors },
  DetectInappropriate: { never: photoErrors },
  PersistMetadata: { never: tableRefusals, backOff: tableFaults },
  PersistDDB: { never: tableRefusals, backOff: tableFaults },
};

/** A person's decision is an outcome, and so is the lack of one: nothing of it is asked for again. */
const decidedByPeople = new Set(["SendToApproval"]);
/** Trying these again after they may have worked does harm: IndexFaces twice puts a face into the collection twice. */
const notIdempotent = new Set(["AddFaceToIndex"]);

/**
 * The retry policy of a Task state: never for what no retry cures, with exponential back-off and jitter for faults of
 * the service, and three times for everything else. The order counts: the first Retrier that names the error decides
 * (Amazon States Language, "Errors"). `States.ALL` stands alone and last, and does not match `States.Runtime` and
 * `States.DataLimitExceeded`.
 */
export function retriersOf({ name, caught }: RetriedState): Retrier[] {
  if (decidedByPeople.has(name)) return [{ ErrorEquals: ["States.ALL"], MaxAttempts: 0 }];
  if (notIdempotent.has(name)) return [neverAgain(["InvalidParameterException"]), backOff(refusedBeforeIndexing)];
  const policy = policies[name] ?? { never: [] };
  const never = new Set([...policy.never, ...caught.filter((error) => !isWildcard(error))]);
  return [
    ...(never.size === 0 ? [] : [neverAgain([...never])]),
    backOff([...lambdaFaults, ...(policy.backOff ?? [])]),
    { ErrorEquals: ["States.ALL"], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2 },
  ];
}

/** Errors after which no face was indexed for certain. */
const refusedBeforeIndexing = [
  "Lambda.TooManyRequestsException",
  "ProvisionedThroughputExceededException",
  "ThrottlingException",
];

function neverAgain(errors: readonly string[]): Retrier {
  return { ErrorEquals: errors, MaxAttempts: 0 };
}

function backOff(errors: readonly string[]): Retrier {
  return {
    ErrorEquals: errors,
    IntervalSeconds: 1,
    MaxAttempts: 6,
    BackoffRate: 2,
    MaxDelaySeconds: 30,
    JitterStrategy: "FULL",
  };
}

/**
 * The names that DynamoDB's errors have: bare from a function that throws them, with `DynamoDB.` from the integration
 * `dynamodb:putItem`, with `DynamoDb.` from `aws-sdk:dynamodb:putItem`.
 */
function inEverySpelling(errors: readonly string[]): string[] {
  return ["", "DynamoDB.", "DynamoDb."].flatMap((service) => errors.map((error) => `${service}${error}`));
}

/** `States.ALL` and `States.TaskFailed` in a Catcher say nothing of the error. */
function isWildcard(error: string): boolean {
  return error.startsWith("States.");
}
