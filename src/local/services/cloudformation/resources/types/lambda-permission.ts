import { pick, textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { flag, object, text } from "../property-schema.ts";

/** `AWS::Lambda::Permission`: a statement of a function's policy. Every change makes another one. */
export const lambdaPermission: ResourceHandler = {
  type: "AWS::Lambda::Permission",
  schema: object(
    {
      Action: text({ pattern: /^(lambda:[*]|lambda:[a-zA-Z]+|[*])$/u }),
      EventSourceToken: text({ max: 256 }),
      FunctionName: text({ min: 1, max: 140 }),
      FunctionUrlAuthType: text({ values: ["AWS_IAM", "NONE"] }),
      InvokedViaFunctionUrl: flag,
      Principal: text(),
      SourceAccount: text({ pattern: /^\d{12}$/u }),
      SourceArn: text(),
    },
    ["Action", "FunctionName", "Principal"],
    ["PrincipalOrgID"],
  ),
  replacing: [
    "Action",
    "EventSourceToken",
    "FunctionName",
    "FunctionUrlAuthType",
    "InvokedViaFunctionUrl",
    "Principal",
    "SourceAccount",
    "SourceArn",
  ],
  hasAttribute: (name) => name === "Id",
  identify: (_properties, naming) => ({ physicalId: naming.generate({ max: 100 }), chosen: false }),
  create: add,
  async read(request) {
    const FunctionName = textProperty(request.properties, "FunctionName");
    const answer = await unlessMissing(
      request.call("lambda", "GetPolicy", { FunctionName }),
      "ResourceNotFoundException",
    );
    return String(answer?.["Policy"]).includes(`"${request.physicalId}"`) ? { Id: request.physicalId } : undefined;
  },
  update: (request) => Promise.resolve({ Id: request.physicalId }),
  async remove(request) {
    const FunctionName = textProperty(request.properties, "FunctionName");
    await unlessMissing(
      request.call("lambda", "RemovePermission", { FunctionName, StatementId: request.physicalId }),
      "ResourceNotFoundException",
    );
  },
};

async function add(request: ResourceRequest): Promise<Attributes> {
  await request.call("lambda", "AddPermission", {
    StatementId: request.physicalId,
    ...pick(request.properties, lambdaPermission.replacing),
  });
  return { Id: request.physicalId };
}
