import type { FunctionConfiguration } from "@aws-sdk/client-lambda";
import { type FunctionRecord, functionArn } from "./function-record.ts";

/** A function's configuration as AWS answers it. */
export function describeFunction(record: FunctionRecord, qualifier?: string): FunctionConfiguration {
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
    Version: "$LATEST",
    ...(hasVariables(record) ? { Environment: { Variables: { ...record.variables } } } : {}),
    TracingConfig: { Mode: record.tracing },
    RevisionId: record.revisionId,
    State: "Active",
    LastUpdateStatus: "Successful",
    PackageType: "Zip",
    Architectures: [record.architecture],
    EphemeralStorage: { Size: record.ephemeralStorage },
    SnapStart: { ApplyOn: "None", OptimizationStatus: "Off" },
    LoggingConfig: {
      LogFormat: record.logFormat,
      LogGroup: record.logGroup,
      ...(record.applicationLogLevel ? { ApplicationLogLevel: record.applicationLogLevel } : {}),
      ...(record.systemLogLevel ? { SystemLogLevel: record.systemLogLevel } : {}),
    },
  };
}

function hasVariables(record: FunctionRecord): boolean {
  return record.variables !== undefined && Object.keys(record.variables).length > 0;
}
