import { devNull, tmpdir } from "node:os";
import type { ServiceHost } from "../../../service.ts";
import { applicationLogLevel } from "../settings/function-configuration.ts";
import type { FunctionRecord } from "../function-record.ts";
import { type Environment, startEnvironment } from "./environment.ts";
import { createLogDelivery, type LogDelivery } from "./log-delivery.ts";

/** An environment of one function, with the log stream it writes to. */
export interface FunctionEnvironment extends Environment {
  readonly codeHash: string;
  readonly logs: LogDelivery;
}

/** Starts an environment for a function as it is configured now. */
export function startFunctionEnvironment(options: {
  host: ServiceHost;
  record: FunctionRecord;
  taskRoot: string;
}): FunctionEnvironment {
  const { host, record, taskRoot } = options;
  const logs = createLogDelivery({
    host,
    groupName: record.logGroup,
    version: record.version ?? "$LATEST",
    caller: () => host.roleCaller(record.role, record.name, record.region),
  });
  const environment = startEnvironment({
    taskRoot,
    variables: { ...record.variables, ...runtimeVariables(host, record, taskRoot, logs) },
    memoryMiB: record.memorySize,
    timeout: record.timeout * 1000,
  });
  return { ...environment, codeHash: record.codeHash, logs };
}

/**
 * The variables a function finds beside its own: AWS's ("Defined runtime environment variables"), and what leads its
 * SDK clients to this endpoint. Of the endpoint's own environment only PATH is passed on.
 */
function runtimeVariables(
  host: ServiceHost,
  record: FunctionRecord,
  taskRoot: string,
  logs: LogDelivery,
): Record<string, string> {
  const keys = host.credentialsFor(record.role, record.name);
  const own = record.variables ?? {};
  return {
    PATH: own["PATH"] ?? process.env["PATH"] ?? "",
    LANG: own["LANG"] ?? "en_US.UTF-8",
    TZ: own["TZ"] ?? ":UTC",
    TMPDIR: own["TMPDIR"] ?? tmpdir(),
    _HANDLER: record.handler,
    AWS_REGION: record.region,
    AWS_DEFAULT_REGION: record.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${record.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: record.name,
    AWS_LAMBDA_FUNCTION_VERSION: record.version ?? "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(record.memorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: logs.groupName,
    AWS_LAMBDA_LOG_STREAM_NAME: logs.streamName,
    AWS_LAMBDA_LOG_FORMAT: record.logFormat,
    ...(record.logFormat === "JSON" ? { AWS_LAMBDA_LOG_LEVEL: applicationLogLevel(record) } : {}),
    LAMBDA_TASK_ROOT: taskRoot,
    LAMBDA_RUNTIME_DIR: "/var/runtime",
    AWS_XRAY_CONTEXT_MISSING: "LOG_ERROR",
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_SESSION_TOKEN: keys.sessionToken,
    AWS_ENDPOINT_URL: own["AWS_ENDPOINT_URL"] ?? host.endpointUrl(),
    AWS_DISABLE_HOST_PREFIX_INJECTION: "true",
    // The SDK would look for profiles in the home folder, which on AWS holds none.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
}
