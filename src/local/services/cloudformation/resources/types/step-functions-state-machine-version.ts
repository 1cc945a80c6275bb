import { textMember, textProperty, unlessMissing } from "../answer-members.ts";
import type { ResourceHandler } from "../handler.ts";
import { object, text } from "../property-schema.ts";

/** `AWS::StepFunctions::StateMachineVersion`. Its physical id is the version's ARN. */
export const stepFunctionsStateMachineVersion: ResourceHandler = {
  type: "AWS::StepFunctions::StateMachineVersion",
  schema: object(
    { Description: text({ max: 256 }), StateMachineArn: text(), StateMachineRevisionId: text({ max: 256 }) },
    ["StateMachineArn"],
  ),
  replacing: ["Description", "StateMachineArn", "StateMachineRevisionId"],
  hasAttribute: (name) => name === "Arn",
  identify: (_properties, naming) => ({ physicalId: naming.generate({ max: 80 }), chosen: false }),
  physicalIdOf: (attributes) => String(attributes["Arn"]),
  async create({ call, properties }) {
    const [description, revisionId] = ["Description", "StateMachineRevisionId"].map((name) => properties[name]);
    const answer = await call("states", "PublishStateMachineVersion", {
      stateMachineArn: textProperty(properties, "StateMachineArn"),
      ...(description === undefined ? {} : { description }),
      ...(revisionId === undefined ? {} : { revisionId }),
    });
    return { Arn: textMember(answer, "stateMachineVersionArn") };
  },
  async read({ call, physicalId: stateMachineArn }) {
    if (!stateMachineArn.startsWith("arn:")) return undefined;
    const found = await unlessMissing(
      call("states", "DescribeStateMachine", { stateMachineArn }),
      "ResourceNotFound",
      "StateMachineDoesNotExist",
    );
    return found && { Arn: stateMachineArn };
  },
  update: async ({ physicalId }) => ({ Arn: physicalId }),
  async remove({ call, physicalId }) {
    if (!physicalId.startsWith("arn:")) return;
    await call("states", "DeleteStateMachineVersion", { stateMachineVersionArn: physicalId });
  },
};
