import { jsonErrors } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";
import { arnIn } from "../../../arn.ts";
import { parameterResource } from "./parameter-names.ts";

/** AWS Systems Manager: Parameter Store, as far as templates and the CDK use it. */
export const ssm: ServiceDescription = {
  signingName: "ssm",
  protocols: [{ kind: "json" }],
  loadSchemas: () => import("@aws-sdk/client-ssm"),
  load: async (host) => (await import("./service.ts")).createSsmService(host),
  errors: jsonErrors,
  sdk: { integration: "ssm", errors: "Ssm" },
  requiredPermissions: ({ operation, input, caller }) => {
    const { Name: name, Names: names, Path: path, ResourceId: id } = input;
    const listed: unknown[] = Array.isArray(names) ? names : [name ?? path ?? id];
    return listed.map((each) => ({
      action: `ssm:${operation}`,
      resource: typeof each === "string" ? arnIn(caller, "ssm", parameterResource(caller, each)) : "*",
    }));
  },
};
