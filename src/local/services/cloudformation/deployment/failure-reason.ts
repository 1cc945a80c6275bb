import { randomUUID } from "node:crypto";
import { AwsError } from "../../../aws-error.ts";
import { ResourceFailure } from "../resources/handler.ts";

/** Services as the reasons name them: the names of the clients that CloudFormation's handlers use. */
const serviceNames: Readonly<Record<string, string>> = {
  DynamoDB: "DynamoDb",
  IAM: "Iam",
  Lambda: "Lambda",
  Logs: "CloudWatchLogs",
  S3: "S3",
  StepFunctions: "Sfn",
};

/** Handler error codes by what a service's error code says (CloudFormation CLI User Guide, "Handler error codes"). */
const handlerCodes: readonly (readonly [RegExp, string])[] = [
  [/AccessDenied|NotAuthorized|Unauthorized/u, "AccessDenied"],
  [/AlreadyExists|AlreadyOwned|ResourceInUse|ResourceConflict/u, "AlreadyExists"],
  [/NotFound|NoSuch|DoesNotExist/u, "NotFound"],
  [/LimitExceeded|QuotaExceeded/u, "ServiceLimitExceeded"],
  [/Throttl|TooManyRequests/u, "Throttling"],
  [/Validation|Invalid|Malformed/u, "InvalidRequest"],
];

/**
 * Why something could not be done to a resource, as its event says it.
 *
 * @returns undefined for an error that is none of a service or of a resource: a fault of the endpoint itself
 */
export function describeFailure(error: unknown, resourceType: string): string | undefined {
  if (error instanceof AwsError) {
    const service = serviceNames[resourceType.split("::")[1] ?? ""] ?? resourceType;
    const status = error.statusCode ?? 400;
    const code = handlerCodes.find(([pattern]) => pattern.test(error.code))?.[1] ?? "GeneralServiceException";
    return wrap(`${error.message} (Service: ${service}, Status Code: ${status}, Request ID: ${randomUUID()})`, code);
  }
  if (error instanceof ResourceFailure) return error.message;
  return undefined;
}

/** A resource of the name that a template chose is there already. */
export function refuseExisting(resourceType: string, physicalId: string): ResourceFailure {
  return new ResourceFailure(
    wrap(`Resource of type '${resourceType}' with identifier '${physicalId}' already exists.`, "AlreadyExists"),
  );
}

function wrap(message: string, code: string): string {
  return `Resource handler returned message: "${message}" (RequestToken: ${randomUUID()}, HandlerErrorCode: ${code})`;
}
