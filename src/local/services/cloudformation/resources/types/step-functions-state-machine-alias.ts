import { nameOfArn } from "../../../../../arn.ts";
import { isMap, type TemplateMap } from "../../template/value.ts";
import { textProperty, unlessMissing } from "../answer-members.ts";
import { ResourceFailure, type ResourceHandler, type ResourceRequest } from "../handler.ts";
import { integer, list, object, text } from "../property-schema.ts";

const versionArn = "StateMachineVersionArn";

/**
 * `AWS::StepFunctions::StateMachineAlias`. Its physical id is its ARN. A deployment preference leads all executions to
 * its version at once: nothing here needs to be moved bit by bit.
 */
export const stepFunctionsStateMachineAlias: ResourceHandler = {
  type: "AWS::StepFunctions::StateMachineAlias",
  schema: object({
    DeploymentPreference: object(
      {
        StateMachineVersionArn: text(),
        Type: text({ values: ["LINEAR", "ALL_AT_ONCE", "CANARY"] }),
      },
      [versionArn, "Type"],
      [],
      ["Alarms", "Interval", "Percentage"],
    ),
    Description: text({ max: 256 }),
    Name: text({ min: 1, max: 80 }),
    RoutingConfiguration: list(
      object({ StateMachineVersionArn: text(), Weight: integer({ min: 0, max: 100 }) }, [versionArn, "Weight"]),
    ),
    StateMachineArn: text(),
  }),
  replacing: ["Name"],
  hasAttribute: (name) => name === "Arn",
  identify(properties, naming) {
    const name = textProperty(properties, "Name") || naming.generate({ max: 80 });
    return { physicalId: `${machineOf(properties)}:${name}`, chosen: "Name" in properties };
  },
  async create(request) {
    await request.call("states", "CreateStateMachineAlias", {
      name: nameOfArn(request.physicalId),
      ...settingsOf(request),
    });
    return { Arn: request.physicalId };
  },
  async read({ call, physicalId: stateMachineAliasArn }) {
    const found = await unlessMissing(
      call("states", "DescribeStateMachineAlias", { stateMachineAliasArn }),
      "ResourceNotFound",
      "StateMachineDoesNotExist",
    );
    return found && { Arn: stateMachineAliasArn };
  },
  async update(request) {
    const input = { stateMachineAliasArn: request.physicalId, ...settingsOf(request) };
    await request.call("states", "UpdateStateMachineAlias", input);
    return { Arn: request.physicalId };
  },
  async remove({ call, physicalId: stateMachineAliasArn }) {
    await call("states", "DeleteStateMachineAlias", { stateMachineAliasArn });
  },
};

function settingsOf({ properties }: ResourceRequest): Record<string, unknown> {
  const routes = routesOf(properties);
  if (routes.length === 0) {
    throw new ResourceFailure("Must specify exactly one of RoutingConfiguration or DeploymentPreference.");
  }
  return {
    description: textProperty(properties, "Description"),
    routingConfiguration: routes.map((route) => ({
      stateMachineVersionArn: route[versionArn],
      weight: route["Weight"] ?? 100,
    })),
  };
}

function routesOf(properties: TemplateMap): TemplateMap[] {
  const { DeploymentPreference: preference, RoutingConfiguration: routing } = properties;
  if (isMap(preference)) return Array.isArray(routing) ? [] : [preference];
  return Array.isArray(routing) ? routing.filter(isMap) : [];
}

/** A version's ARN without its number. */
function machineOf(properties: TemplateMap): string {
  const [route] = routesOf(properties);
  return route ? textProperty(route, versionArn).replace(/:[^:]+$/u, "") : textProperty(properties, "StateMachineArn");
}
