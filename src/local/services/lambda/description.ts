import { restJsonErrors } from "../../error-family.ts";
import type { Caller } from "../../service.ts";
import type { ServiceDescription } from "../../service-description.ts";
import { arnIn, countElements } from "../../../arn.ts";
import { passRoles } from "../../service-kit/passed-roles.ts";
import { functionPolicies } from "./function-policies.ts";

/** AWS Lambda. */
export const lambda: ServiceDescription = {
  signingName: "lambda",
  protocols: [{ kind: "rest-json" }],
  loadSchemas: () => import("@aws-sdk/client-lambda"),
  load: async (host) => (await import("./service.ts")).createLambdaService(host),
  errors: restJsonErrors,
  // A function's code comes base64-encoded inside the document.
  documentLimit: 80 * 1024 * 1024,
  sdk: { integration: "lambda", errors: "Lambda" },
  requiredPermissions: ({ input, operation, caller }) => {
    const name = input["FunctionName"] ?? input["Resource"];
    return [
      ...passRoles("lambda.amazonaws.com", input["Role"]),
      {
        action: operation === "Invoke" ? "lambda:InvokeFunction" : `lambda:${operation}`,
        resource: typeof name === "string" ? functionArn(caller, name, input["Qualifier"]) : "*",
      },
    ];
  },
  resumable: true,
  resourcePolicies: functionPolicies,
};

function functionArn(caller: Caller, name: string, qualifier: unknown): string {
  const full = name.startsWith("arn:")
    ? name
    : arnIn(caller, "lambda", `function:${name.replace(/^\d{12}:function:/, "")}`);
  return typeof qualifier === "string" && countElements(full) === 7 ? `${full}:${qualifier}` : full;
}
