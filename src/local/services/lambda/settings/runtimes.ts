import type { Runtime } from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";

const runnable: readonly Runtime[] = ["nodejs22.x", "nodejs24.x"];

/** Runtimes AWS takes and this endpoint cannot run. */
const foreign: readonly Runtime[] = [
  "dotnet10",
  "dotnet8",
  "java11",
  "java17",
  "java21",
  "java25",
  "java8.al2",
  "provided.al2",
  "provided.al2023",
  "python3.10",
  "python3.11",
  "python3.12",
  "python3.13",
  "python3.14",
  "ruby3.2",
  "ruby3.3",
  "ruby3.4",
  "ruby4.0",
];

/** Runtimes AWS lists and no longer takes for new functions. */
const ended: readonly Runtime[] = [
  "dotnet6",
  "dotnetcore1.0",
  "dotnetcore2.0",
  "dotnetcore2.1",
  "dotnetcore3.1",
  "go1.x",
  "java8",
  "nodejs",
  "nodejs10.x",
  "nodejs12.x",
  "nodejs14.x",
  "nodejs16.x",
  "nodejs18.x",
  "nodejs20.x",
  "nodejs4.3",
  "nodejs4.3-edge",
  "nodejs6.10",
  "nodejs8.10",
  "provided",
  "python2.7",
  "python3.6",
  "python3.7",
  "python3.8",
  "python3.9",
  "ruby2.5",
  "ruby2.7",
];

/**
 * Checks that a function of a runtime can be made on AWS today and can run here.
 *
 * @throws AwsError `InvalidParameterValueException`
 */
export function checkRuntime(runtime: string): Runtime {
  const found = runnable.find((value) => value === runtime);
  if (found) return found;
  if (includes(ended, runtime)) {
    throw new AwsError(
      "InvalidParameterValueException",
      `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
    );
  }
  if (includes(foreign, runtime)) {
    throw new AwsError(
      "InvalidParameterValueException",
      `This local endpoint runs Node functions only: ${runtime} is not one of its runtimes ${runnable.join(" and ")}. On AWS it is.`,
    );
  }
  throw new AwsError(
    "InvalidParameterValueException",
    `Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${[...runnable, ...foreign].join(", ")}] or be a valid ARN`,
  );
}

function includes(list: readonly string[], value: string): boolean {
  return list.includes(value);
}
