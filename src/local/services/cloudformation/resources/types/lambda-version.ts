import { nameOfArn } from "../../../../../arn.ts";
import { membersOf, pick, textMember, textProperty, unlessMissing } from "../answer-members.ts";
import { ResourceFailure, type Attributes, type ResourceHandler } from "../handler.ts";
import { object, text } from "../property-schema.ts";

/** `AWS::Lambda::Version`. Its physical id is the version's ARN. */
export const lambdaVersion: ResourceHandler = {
  type: "AWS::Lambda::Version",
  schema: object(
    { CodeSha256: text(), Description: text({ max: 256 }), FunctionName: text({ min: 1, max: 140 }) },
    ["FunctionName"],
    [],
    ["FunctionScalingConfig", "ProvisionedConcurrencyConfig", "RuntimePolicy"],
  ),
  replacing: ["CodeSha256", "Description", "FunctionName"],
  hasAttribute: (name) => name === "FunctionArn" || name === "Version",
  identify: (_properties, naming) => ({ physicalId: naming.generate({ max: 64 }), chosen: false }),
  physicalIdOf: (attributes) => String(attributes["FunctionArn"]),
  async create({ call, properties }) {
    const FunctionName = textProperty(properties, "FunctionName");
    const { Versions: listed } = await call("lambda", "ListVersionsByFunction", { FunctionName });
    const known = (Array.isArray(listed) ? listed : []).map((each) => textMember(membersOf(each), "Version"));
    const answer = await call("lambda", "PublishVersion", pick(properties, lambdaVersion.replacing));
    const attributes = attributesOf(answer);
    // Each resource of a stack is a separate version: one that is published already is not taken for it.
    if (!known.includes(String(attributes["Version"]))) return attributes;
    throw new ResourceFailure(
      `A version for this Lambda function exists ( ${String(attributes["Version"])} ). Modify the function to create a new version.`,
    );
  },
  async read({ call, physicalId }) {
    if (!physicalId.startsWith("arn:")) return undefined;
    const found = await unlessMissing(
      call("lambda", "GetFunctionConfiguration", { FunctionName: physicalId }),
      "ResourceNotFoundException",
    );
    return found && attributesOf(found);
  },
  update: async ({ physicalId }) => ({
    FunctionArn: physicalId,
    Version: nameOfArn(physicalId),
  }),
  async remove({ call, physicalId }) {
    if (!physicalId.startsWith("arn:")) return;
    await unlessMissing(call("lambda", "DeleteFunction", { FunctionName: physicalId }), "ResourceNotFoundException");
  },
};

function attributesOf(answer: Record<string, unknown>): Attributes {
  return { FunctionArn: textMember(answer, "FunctionArn"), Version: textMember(answer, "Version") };
}
