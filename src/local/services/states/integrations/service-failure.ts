import { randomUUID } from "node:crypto";
import { AwsError } from "../../../aws-error.ts";
import type { ServiceName } from "../../../service.ts";
import type { TaskFailure } from "./integration.ts";

/** How the errors of a service are named in executions: they show through which SDK Step Functions calls it. */
interface FailureNames {
  readonly service: ServiceName;
  /** The error's prefix before the point: `Lambda`, `DynamoDB`, `StepFunctions`. */
  readonly prefix: string;
  /** The exception for errors that the service's model does not list: `AWSLambdaException`. */
  readonly base: string;
  /** `Service:` in the text. */
  readonly shownService: string;
}

/** A refusal as an optimised integration reports it, in the words of the SDK for Java 1 behind it. */
export async function optimisedFailure(error: unknown, names: FailureNames): Promise<TaskFailure> {
  const { name, code, message, status } = await describe(error, names);
  const cause = `${message} (Service: ${names.shownService}; Status Code: ${status}; Error Code: ${code}; Request ID: ${randomUUID()}; Proxy: null)`;
  return { error: `${names.prefix}.${name}`, cause };
}

/** A refusal as an `aws-sdk` integration reports it, in the words of the SDK for Java 2 behind it. */
export async function sdkFailure(error: unknown, names: FailureNames): Promise<TaskFailure> {
  const { name, message, status } = await describe(error, names);
  const cause = `${message} (Service: ${names.shownService}, Status Code: ${status}, Request ID: ${randomUUID()})`;
  return { error: `${names.prefix}.${name}`, cause };
}

async function describe(error: unknown, { service, base }: FailureNames) {
  if (!(error instanceof AwsError)) throw error;
  const { loadServiceModel } = await import("../../../protocol/schema/service-model.ts");
  const model = await loadServiceModel(service);
  const { code, status } = model.describeError(error);
  const exception = error.code.endsWith("Exception") ? error.code : `${error.code}Exception`;
  return { name: model.hasError(error.code) ? exception : base, code, message: error.message, status };
}
