import { isDeepStrictEqual } from "node:util";
import { arnIn } from "../../../../../arn.ts";
import { pick, textMember, textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { flag, integer, list, object, text } from "../property-schema.ts";

const settings = ["AuthType", "Cors", "InvokeMode"];

/** `AWS::Lambda::Url`. Its physical id is the function's ARN. */
export const lambdaUrl: ResourceHandler = {
  type: "AWS::Lambda::Url",
  schema: object(
    {
      AuthType: text({ values: ["AWS_IAM", "NONE"] }),
      Cors: object({
        AllowCredentials: flag,
        AllowHeaders: list(text({ min: 1, max: 1024 })),
        AllowMethods: list(text({ values: ["GET", "PUT", "HEAD", "POST", "PATCH", "DELETE", "*"] })),
        AllowOrigins: list(text({ min: 1, max: 253 })),
        ExposeHeaders: list(text({ min: 1, max: 1024 })),
        MaxAge: integer({ min: 0, max: 86_400 }),
      }),
      InvokeMode: text({ values: ["BUFFERED", "RESPONSE_STREAM"] }),
      TargetFunctionArn: text({ min: 1 }),
    },
    ["AuthType", "TargetFunctionArn"],
    ["Qualifier"],
  ),
  replacing: ["TargetFunctionArn"],
  hasAttribute: (name) => name === "FunctionArn" || name === "FunctionUrl",
  identify(properties, { stack }) {
    const target = textProperty(properties, "TargetFunctionArn");
    const arn = arnIn(stack, "lambda", `function:${target}`);
    return { physicalId: target.startsWith("arn:") ? target : arn, chosen: true };
  },
  async create(request) {
    return attributesOf(await put(request, "CreateFunctionUrlConfig"));
  },
  async read({ call, physicalId: FunctionName }) {
    const found = await unlessMissing(
      call("lambda", "GetFunctionUrlConfig", { FunctionName }),
      "ResourceNotFoundException",
    );
    return found && attributesOf(found);
  },
  async update(request, before) {
    const { call, physicalId: FunctionName, properties } = request;
    const same = isDeepStrictEqual(pick(properties, settings), pick(before, settings));
    return attributesOf(
      same
        ? await call("lambda", "GetFunctionUrlConfig", { FunctionName })
        : await put(request, "UpdateFunctionUrlConfig"),
    );
  },
  async remove({ call, physicalId: FunctionName }) {
    await unlessMissing(call("lambda", "DeleteFunctionUrlConfig", { FunctionName }), "ResourceNotFoundException");
  },
};

function put(request: ResourceRequest, operation: string): Promise<Record<string, unknown>> {
  const { call, physicalId: FunctionName, properties } = request;
  return call("lambda", operation, { FunctionName, ...pick(properties, settings) });
}

function attributesOf(answer: Record<string, unknown>): Attributes {
  return { FunctionArn: textMember(answer, "FunctionArn"), FunctionUrl: textMember(answer, "FunctionUrl") };
}
