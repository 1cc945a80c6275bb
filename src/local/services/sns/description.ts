import { createErrorFamily, queryCredentials } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";
import { arnIn } from "../../../arn.ts";
import { topicPolicies } from "./topics/topic-policies.ts";

/** Amazon Simple Notification Service. */
export const sns: ServiceDescription = {
  signingName: "sns",
  protocols: [{ kind: "query", namespace: "http://sns.amazonaws.com/doc/2010-03-31/" }],
  loadSchemas: () => import("@aws-sdk/client-sns"),
  load: async (host) => (await import("./service.ts")).createSnsService(host),
  errors: createErrorFamily({
    unsupportedOperation: "InvalidAction",
    accessDenied: ["AuthorizationErrorException", 403],
    unknownKey: ["InvalidClientTokenId", 403],
    ...queryCredentials,
  }),
  sdk: { integration: "sns", errors: "Sns" },
  requiredPermissions: ({ input, operation, caller }) => {
    // SNS writes its own name in capitals. Publishing a batch is the same action as publishing one message.
    const action = `SNS:${operation === "PublishBatch" ? "Publish" : operation}`;
    const { Name: name } = input;
    if (typeof name === "string") return [{ action, resource: arnIn(caller, "sns", name) }];
    const resource = input["TopicArn"] ?? input["TargetArn"] ?? input["ResourceArn"];
    return [{ action, resource: typeof resource === "string" ? resource : "*" }];
  },
  resumable: true,
  resourcePolicies: topicPolicies,
};
