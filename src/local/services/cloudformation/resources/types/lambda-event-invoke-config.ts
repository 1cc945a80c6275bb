import { pick, textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { integer, object, text } from "../property-schema.ts";

const destination = object({ Destination: text({ max: 350 }) }, ["Destination"]);

/** `AWS::Lambda::EventInvokeConfig`: how a function's events are handled. Every update replaces all settings. */
export const lambdaEventInvokeConfig: ResourceHandler = {
  type: "AWS::Lambda::EventInvokeConfig",
  schema: object(
    {
      DestinationConfig: object({ OnFailure: destination, OnSuccess: destination }),
      FunctionName: text({ min: 1 }),
      MaximumEventAgeInSeconds: integer({ min: 60, max: 21_600 }),
      MaximumRetryAttempts: integer({ min: 0, max: 2 }),
      Qualifier: text({ min: 1, max: 128 }),
    },
    ["FunctionName", "Qualifier"],
  ),
  replacing: ["FunctionName", "Qualifier"],
  hasAttribute: () => false,
  identify: (properties) => ({
    physicalId: ["FunctionName", "Qualifier"].map((name) => textProperty(properties, name)).join("|"),
    chosen: true,
  }),
  create: put,
  async read({ call, properties }) {
    const found = await unlessMissing(
      call("lambda", "GetFunctionEventInvokeConfig", pick(properties, ["FunctionName", "Qualifier"])),
      "ResourceNotFoundException",
    );
    return found && {};
  },
  update: put,
  async remove({ call, properties }) {
    await unlessMissing(
      call("lambda", "DeleteFunctionEventInvokeConfig", pick(properties, ["FunctionName", "Qualifier"])),
      "ResourceNotFoundException",
    );
  },
};

const members = ["DestinationConfig", "FunctionName", "MaximumEventAgeInSeconds", "MaximumRetryAttempts", "Qualifier"];

async function put({ call, properties }: ResourceRequest): Promise<Attributes> {
  await call("lambda", "PutFunctionEventInvokeConfig", pick(properties, members));
  return {};
}
