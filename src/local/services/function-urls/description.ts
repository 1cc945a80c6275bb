import { AwsError } from "../../aws-error.ts";
import type { ErrorFamily } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";
import { functionPolicies } from "../lambda/function-policies.ts";

const forbidden =
  "Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html";
const refuse = (code: string, message: string = forbidden): AwsError =>
  new AwsError(code, message, { statusCode: 403 });

const errors: ErrorFamily = {
  unsupportedOperation: (message) => refuse("AccessDeniedException", message),
  accessDenied: () => refuse("AccessDeniedException"),
  unknownKey: () => refuse("InvalidSignatureException", "The security token included in the request is invalid."),
  expiredToken: () => refuse("InvalidSignatureException", "The security token included in the request is expired"),
  missingSignature: () => refuse("AccessDeniedException"),
};

/**
 * The URLs of Lambda's functions. A request to one is not a call of AWS's API: it becomes an event, and the function
 * writes the answer. A caller needs two permissions (AWS Lambda Developer Guide, "Control access to Lambda function
 * URLs").
 */
export const functionUrls: ServiceDescription = {
  signingName: "lambda",
  takes: ({ path }) => path.startsWith("/lambda-url/"),
  answersUnsigned: true,
  protocols: [{ kind: "function-url" }],
  loadSchemas: async () => ({}),
  load: async (host) => (await import("./service.ts")).createFunctionUrlService(host),
  errors,
  // AWS's limit for an event.
  documentLimit: 6 * 1024 * 1024,
  requiredPermissions: ({ operation, input }) => {
    if (operation !== "InvokeFunctionUrl") return [];
    const resource = String(input["FunctionArn"]);
    return [
      {
        action: "lambda:InvokeFunctionUrl",
        resource,
        keys: { "lambda:functionurlauthtype": String(input["AuthType"]), "lambda:functionarn": resource },
      },
      { action: "lambda:InvokeFunction", resource, keys: { "lambda:invokedviafunctionurl": "true" } },
    ];
  },
  resourcePolicies: functionPolicies,
};
