import type { CreateFunctionRequest, UpdateFunctionConfigurationRequest } from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";
import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import type { FunctionRecord } from "../function-record.ts";
import { checkVariables } from "./function-variables.ts";
import { checkRuntime } from "./runtimes.ts";

type Request = Omit<CreateFunctionRequest, "Code" | "Role"> &
  Pick<UpdateFunctionConfigurationRequest, "FunctionName" | "Role">;

/** The settings a request may change; those it does not name are absent. */
export type FunctionSettings = Partial<
  Pick<
    FunctionRecord,
    | "applicationLogLevel"
    | "description"
    | "ephemeralStorage"
    | "handler"
    | "logFormat"
    | "logGroup"
    | "memorySize"
    | "role"
    | "runtime"
    | "systemLogLevel"
    | "timeout"
    | "tracing"
    | "variables"
  >
>;

/** AWS's limits in seconds and MB. The largest memory is checked separately, as AWS words it differently. */
const longestTimeout = 900;
const largestMemory = 10_240;

const rolePattern = "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+";
const logLevels = {
  application: ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"],
  system: ["DEBUG", "INFO", "WARN"],
};

/**
 * Checks the settings of a request and gives them as they are kept.
 *
 * @param before the function that the request changes
 * @throws AwsError `ValidationException` where the model forbids a value, `InvalidParameterValueException` where Lambda
 *   does, or where this endpoint cannot do what is asked for
 */
export function readSettings(input: Request, before?: () => Pick<FunctionRecord, "logFormat">): FunctionSettings {
  const logging = input.LoggingConfig;
  checkConstraints("ValidationException")
    .text("role", input.Role, { pattern: rolePattern })
    .text("handler", input.Handler, { max: 128, pattern: "[^\\s]+" })
    .text("description", input.Description, { max: 256 })
    .number("timeout", input.Timeout, { min: 1, max: longestTimeout })
    .number("memorySize", input.MemorySize, { min: 128, max: 32_768 })
    .number("ephemeralStorage.size", input.EphemeralStorage?.Size, { min: 512, max: 10_240 })
    .text("tracingConfig.mode", input.TracingConfig?.Mode, { values: ["Active", "PassThrough"] })
    .text("packageType", input.PackageType, { values: ["Zip", "Image"] })
    .text("loggingConfig.logFormat", logging?.LogFormat, { values: ["JSON", "Text"] })
    .text("loggingConfig.logGroup", logging?.LogGroup, { min: 1, max: 512, pattern: "[\\.\\-_/#A-Za-z0-9]+" })
    .text("loggingConfig.applicationLogLevel", logging?.ApplicationLogLevel, { values: logLevels.application })
    .text("loggingConfig.systemLogLevel", logging?.SystemLogLevel, { values: logLevels.system })
    .finish();
  if (input.MemorySize !== undefined && input.MemorySize > largestMemory) {
    throw new AwsError(
      "InvalidParameterValueException",
      `'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to ${largestMemory}`,
    );
  }
  refuseLevelOfText(logging, before);
  refuseUnsupported(input);
  const variables = input.Environment && (input.Environment.Variables ?? {});
  if (variables) checkVariables(variables);
  return withoutAbsent({
    runtime: input.Runtime === undefined ? undefined : checkRuntime(input.Runtime),
    role: input.Role,
    handler: input.Handler,
    description: input.Description,
    timeout: input.Timeout,
    memorySize: input.MemorySize,
    ephemeralStorage: input.EphemeralStorage?.Size,
    tracing: input.TracingConfig?.Mode,
    variables,
    logFormat: logging?.LogFormat,
    logGroup: logging?.LogGroup,
    applicationLogLevel: logging?.ApplicationLogLevel,
    systemLogLevel: logging?.SystemLogLevel,
  });
}

function refuseLevelOfText(
  logging: Request["LoggingConfig"],
  before: (() => Pick<FunctionRecord, "logFormat">) | undefined,
): void {
  if (logging?.ApplicationLogLevel === undefined && logging?.SystemLogLevel === undefined) return;
  if ((logging.LogFormat ?? before?.().logFormat) === "JSON") return;
  throw new AwsError(
    "InvalidParameterValueException",
    'LogLevel is not supported when LogFormat is set to "Text". Remove LogLevel from your request or change the LogFormat to "Json" and try again.',
  );
}

/** Refuses settings that would have no effect here, by name, so that nothing seems to work that does not. */
function refuseUnsupported(input: Request): void {
  const asked = {
    "container images": input.PackageType === "Image",
    layers: (input.Layers?.length ?? 0) > 0,
    "a VPC": (input.VpcConfig?.SubnetIds?.length ?? 0) > 0,
    "file systems": (input.FileSystemConfigs?.length ?? 0) > 0,
    "dead-letter queues": Boolean(input.DeadLetterConfig?.TargetArn),
    SnapStart: input.SnapStart?.ApplyOn === "PublishedVersions",
    "code signing": Boolean(input.CodeSigningConfigArn),
    "durable executions": input.DurableConfig !== undefined,
  };
  const names = Object.entries(asked).flatMap(([name, wanted]) => (wanted ? [name] : []));
  if (names.length === 0) return;
  throw new AwsError(
    "InvalidParameterValueException",
    `This local endpoint runs functions without ${names.join(", ")}. On AWS they exist; here they would have no effect.`,
  );
}

type WithoutAbsent<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function withoutAbsent<T extends object>(values: T): WithoutAbsent<T> {
  const present: WithoutAbsent<T> = { ...values };
  for (const key of Object.keys(values)) {
    if (Reflect.get(values, key) === undefined) Reflect.deleteProperty(present, key);
  }
  return present;
}
