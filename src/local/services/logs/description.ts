import { jsonErrors } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";
import { arnIn } from "../../../arn.ts";
import { logPolicies } from "./log-policies.ts";

/** Amazon CloudWatch Logs. */
export const logs: ServiceDescription = {
  signingName: "logs",
  protocols: [{ kind: "json" }],
  loadSchemas: () => import("@aws-sdk/client-cloudwatch-logs"),
  load: async (host) => (await import("./service.ts")).createLogsService(host),
  documentLimit: 8 * 1024 * 1024,
  errors: jsonErrors,
  sdk: { integration: "cloudwatchlogs", errors: "CloudWatchLogs" },
  requiredPermissions: ({ input, operation, caller }) => {
    const action = `logs:${operation}`;
    const { logGroupName: group, logStreamName: stream } = input;
    if (typeof group !== "string") return [{ action, resource: "*" }];
    const resource = arnIn(caller, "logs", `log-group:${group}`);
    if (operation === "CreateLogGroup") return [{ action, resource }];
    return [{ action, resource: `${resource}:log-stream:${typeof stream === "string" ? stream : ""}` }];
  },
  resourcePolicies: logPolicies,
};
