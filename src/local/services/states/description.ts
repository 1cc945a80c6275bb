import { arnIn } from "../../../arn.ts";
import { jsonErrors } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";
import { passRoles } from "../../service-kit/passed-roles.ts";

const arnMembers = [
  "stateMachineArn",
  "stateMachineVersionArn",
  "stateMachineAliasArn",
  "activityArn",
  "executionArn",
  "mapRunArn",
  "resourceArn",
] as const;

/** The kind of resource that each operation makes: it is judged by the name that the new one has. */
const made: Readonly<Record<string, string>> = { CreateStateMachine: "stateMachine", CreateActivity: "activity" };

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
    const makes = made[operation];
    const madeArn = makes ? arnIn({ region, account }, "states", `${makes}:${String(input["name"])}`) : aliasOf(input);
    return [
      { action: `states:${operation}`, resource: typeof named === "string" ? named : madeArn },
      ...passRoles("states.amazonaws.com", input["roleArn"]),
    ];
  },
  resumable: true,
};

/** A new alias is judged by the machine of the versions that it points to. */
function aliasOf({ name, routingConfiguration: routes }: Readonly<Record<string, unknown>>): string {
  const [route]: unknown[] = Array.isArray(routes) ? routes : [];
  const version: unknown =
    typeof route === "object" && route !== null ? Reflect.get(route, "stateMachineVersionArn") : undefined;
  return typeof version === "string" ? version.replace(/:\d+$/, `:${String(name)}`) : "*";
}
