import type {
  ApplicationLogLevel,
  FunctionConfiguration,
  LastUpdateStatusReasonCode,
  LoggingConfig,
} from "@aws-sdk/client-lambda";
import { createHash } from "node:crypto";
import { type FunctionRecord, functionArn } from "../function-record.ts";

const settled = { State: "Active", LastUpdateStatus: "Successful" } as const;

/** The state in the answer to CreateFunction: a waiter finds the function active when it looks. */
export const beingCreated: Partial<FunctionConfiguration> = {
  State: "Pending",
  StateReason: "The function is being created.",
  StateReasonCode: "Creating",
};

/** The state in the answer to a change: a waiter finds it successful when it looks. */
export const beingUpdated: Partial<FunctionConfiguration> = {
  State: "Active",
  LastUpdateStatus: "InProgress",
  LastUpdateStatusReason: "The function is being created.",
  // Recorded at AWS, though the model's list of codes does not hold it.
  LastUpdateStatusReasonCode: "Creating" as LastUpdateStatusReasonCode,
};

/** AWS names a runtime's version by a digest; here it follows from the runtime's name. */
function runtimeVersionArn({ region, runtime }: FunctionRecord): string {
  return `arn:aws:lambda:${region}::runtime:${createHash("sha256").update(runtime).digest("hex")}`;
}

/** A function's configuration as AWS answers it. */
export function describeFunction(
  record: FunctionRecord,
  qualifier?: string,
  options: { readonly state?: Partial<FunctionConfiguration> } = {},
): FunctionConfiguration {
  const arn = functionArn(record);
  return {
    FunctionName: record.name,
    FunctionArn: qualifier === undefined ? arn : `${arn}:${qualifier}`,
    Runtime: record.runtime,
    Role: record.role,
    Handler: record.handler,
    CodeSize: record.codeSize,
    Description: record.description,
    Timeout: record.timeout,
    MemorySize: record.memorySize,
    LastModified: new Date(record.modified).toISOString().replace("Z", "+0000"),
    CodeSha256: Buffer.from(record.codeHash, "hex").toString("base64"),
    Version: record.version ?? "$LATEST",
    ...(hasVariables(record) ? { Environment: { Variables: { ...record.variables } } } : {}),
    TracingConfig: { Mode: record.tracing },
    RevisionId: record.revisionId,
    ...(options.state ?? settled),
    RuntimeVersionConfig: { RuntimeVersionArn: runtimeVersionArn(record) },
    PackageType: "Zip",
    Architectures: [record.architecture],
    EphemeralStorage: { Size: record.ephemeralStorage },
    SnapStart: { ApplyOn: "None", OptimizationStatus: "Off" },
    LoggingConfig: {
      LogFormat: record.logFormat,
      LogGroup: record.logGroup,
      ...logLevelsOf(record),
    },
  };
}

/** Levels filter JSON alone, where INFO is the level that nobody chose. */
function logLevelsOf(record: FunctionRecord): Pick<LoggingConfig, "ApplicationLogLevel" | "SystemLogLevel"> {
  if (record.logFormat !== "JSON") return {};
  return { ApplicationLogLevel: applicationLogLevel(record), SystemLogLevel: record.systemLogLevel ?? "INFO" };
}

/** The lowest level of a function's own lines that is kept. */
export function applicationLogLevel(record: FunctionRecord): ApplicationLogLevel {
  return record.applicationLogLevel ?? "INFO";
}

function hasVariables(record: FunctionRecord): boolean {
  return record.variables !== undefined && Object.keys(record.variables).length > 0;
}
