import { arnIn } from "../../../../../arn.ts";
import { isMap, type TemplateMap } from "../../template/value.ts";
import { pick, textMember, textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { list, number, object, text } from "../property-schema.ts";

/** `AWS::Lambda::Alias`. Its physical id is its ARN. */
export const lambdaAlias: ResourceHandler = {
  type: "AWS::Lambda::Alias",
  schema: object(
    {
      Description: text({ max: 256 }),
      FunctionName: text({ min: 1, max: 140 }),
      FunctionVersion: text({ min: 1, max: 1024 }),
      Name: text({ min: 1, max: 128 }),
      RoutingConfig: object({
        AdditionalVersionWeights: list(
          object({ FunctionVersion: text(), FunctionWeight: number({ min: 0, max: 1 }) }, [
            "FunctionVersion",
            "FunctionWeight",
          ]),
        ),
      }),
    },
    ["FunctionName", "FunctionVersion", "Name"],
    [],
    ["ProvisionedConcurrencyConfig"],
  ),
  replacing: ["FunctionName", "Name"],
  hasAttribute: (name) => name === "AliasArn",
  identify(properties, { stack }) {
    const name = textProperty(properties, "FunctionName");
    const full = name.startsWith("arn:") ? name : arnIn(stack, "lambda", `function:${name}`);
    return { physicalId: `${full}:${textProperty(properties, "Name")}`, chosen: true };
  },
  create: (request) => put(request, "CreateAlias"),
  async read({ call, properties }) {
    const found = await unlessMissing(
      call("lambda", "GetAlias", pick(properties, ["FunctionName", "Name"])),
      "ResourceNotFoundException",
    );
    return found && attributesOf(found);
  },
  update: (request) => put(request, "UpdateAlias"),
  async remove({ call, properties }) {
    await unlessMissing(
      call("lambda", "DeleteAlias", pick(properties, ["FunctionName", "Name"])),
      "ResourceNotFoundException",
    );
  },
};

async function put({ call, properties }: ResourceRequest, operation: string): Promise<Attributes> {
  return attributesOf(
    await call("lambda", operation, {
      Description: "",
      ...pick(properties, ["Description", "FunctionName", "FunctionVersion", "Name"]),
      RoutingConfig: { AdditionalVersionWeights: weightsIn(properties) },
    }),
  );
}

/** A list of pairs in templates, a map in the API. */
function weightsIn(properties: TemplateMap): Record<string, unknown> {
  const routing = isMap(properties["RoutingConfig"]) ? properties["RoutingConfig"]["AdditionalVersionWeights"] : [];
  const pairs = Array.isArray(routing) ? routing.filter(isMap) : [];
  return Object.fromEntries(pairs.map((pair) => [textProperty(pair, "FunctionVersion"), pair["FunctionWeight"]]));
}

function attributesOf(answer: Record<string, unknown>): Attributes {
  return { AliasArn: textMember(answer, "AliasArn") };
}
