import { jsonErrors } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";
import { passRoles } from "../../service-kit/passed-roles.ts";

const arnMembers = ["stateMachineArn", "activityArn", "executionArn", "mapRunArn", "resourceArn"] as const;

/** AWS Step Functions. */
export const states: ServiceDescription = {
  signingName: "states",
  protocols: [{ kind: "json" }],
  loadSchemas: () => import("@aws-sdk/client-sfn"),
  load: async (host) => (await import("./service.ts")).createStatesService(host),
  errors: jsonErrors,
  sdk: { integration: "sfn", errors: "Sfn" },
  requiredPermissions: ({ input, operation, caller: { region, account } }) => {
    const named = arnMembers.map((member) => input[member]).find((arn) => arn !== undefined && arn !== null);
    const makes = operation === "CreateStateMachine" ? "stateMachine" : undefined;
    const madeArn = makes ? `arn:aws:states:${region}:${account}:${makes}:${String(input["name"])}` : "*";
    return [
      { action: `states:${operation}`, resource: typeof named === "string" ? named : madeArn },
      ...passRoles("states.amazonaws.com", input["roleArn"]),
    ];
  },
  resumable: true,
};
