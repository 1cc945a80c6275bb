import { isDeepStrictEqual } from "node:util";
import type { TemplateMap } from "../../template/value.ts";
import { keysGone, membersOf, pick, tagMap, textMember, textProperty, unlessMissing } from "../answer-members.ts";
import { ResourceFailure, type Attributes, type ResourceHandler, type ResourceRequest } from "../handler.ts";
import { inlineCode } from "../inline-code.ts";
import { integer, list, map, object, tagList, text } from "../property-schema.ts";

const settings = [
  "Description",
  "EphemeralStorage",
  "Handler",
  "LoggingConfig",
  "MemorySize",
  "Role",
  "Runtime",
  "Timeout",
  "TracingConfig",
];

/** `AWS::Lambda::Function`, of zip files in S3 or of a few lines in the template. */
export const lambdaFunction: ResourceHandler = {
  type: "AWS::Lambda::Function",
  schema: object(
    {
      Architectures: list(text({ values: ["x86_64", "arm64"] })),
      Code: object(
        {
          S3Bucket: text({ min: 3, max: 63 }),
          S3Key: text({ min: 1, max: 1024 }),
          S3ObjectVersion: text(),
          ZipFile: text({ max: 4_194_304 }),
        },
        [],
        ["ImageUri"],
        ["SourceKMSKeyArn"],
      ),
      Description: text({ max: 256 }),
      Environment: object({ Variables: map(text()) }),
      EphemeralStorage: object({ Size: integer({ min: 512, max: 10_240 }) }, ["Size"]),
      FunctionName: text({ min: 1, max: 64, pattern: /^[a-zA-Z0-9-_]+$/u }),
      Handler: text({ max: 128, pattern: /^\S+$/u }),
      LoggingConfig: object({
        ApplicationLogLevel: text({ values: ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"] }),
        LogFormat: text({ values: ["Text", "JSON"] }),
        LogGroup: text({ min: 1, max: 512 }),
        SystemLogLevel: text({ values: ["DEBUG", "INFO", "WARN"] }),
      }),
      MemorySize: integer({ min: 128, max: 10_240 }),
      ReservedConcurrentExecutions: integer({ min: 0 }),
      PackageType: text({ values: ["Zip", "Image"] }),
      Role: text(),
      Runtime: text(),
      Tags: tagList,
      Timeout: integer({ min: 1, max: 900 }),
      TracingConfig: object({ Mode: text({ values: ["Active", "PassThrough"] }) }),
    },
    ["Code", "Role"],
    ["DeadLetterConfig", "DurableConfig", "FileSystemConfigs", "ImageConfig", "Layers", "TenancyConfig"],
    [
      "CapacityProviderConfig",
      "CodeSigningConfigArn",
      "FunctionScalingConfig",
      "KmsKeyArn",
      "PublishToLatestPublished",
      "RecursiveLoop",
      "RuntimeManagementConfig",
      "SnapStart",
      "VpcConfig",
    ],
  ),
  replacing: ["FunctionName", "PackageType"],
  hasAttribute: (name) => name === "Arn",
  identify: (properties, naming) => ({
    physicalId: textProperty(properties, "FunctionName") || naming.generate({ max: 64 }),
    chosen: "FunctionName" in properties,
  }),
  async create(request) {
    const tags = tagMap(request.properties);
    await request.call("lambda", "CreateFunction", {
      FunctionName: request.physicalId,
      Code: codeOf(request.properties),
      ...configurationOf(request.properties),
      ...pick(request.properties, ["Architectures", "PackageType"]),
      ...(Object.keys(tags).length === 0 ? {} : { Tags: tags }),
    });
    await applyConcurrency(request, {});
    return settle(request);
  },
  async read(request) {
    const answer = await unlessMissing(
      request.call("lambda", "GetFunctionConfiguration", { FunctionName: request.physicalId }),
      "ResourceNotFoundException",
    );
    return answer && attributesOf(answer);
  },
  async update(request, before) {
    const { properties, physicalId: FunctionName } = request;
    const codeChanged =
      !isDeepStrictEqual(properties["Code"], before["Code"]) ||
      !isDeepStrictEqual(properties["Architectures"], before["Architectures"]);
    if (codeChanged) {
      await request.call("lambda", "UpdateFunctionCode", {
        FunctionName,
        ...codeOf(properties),
        ...pick(properties, ["Architectures"]),
      });
      await settle(request);
    }
    if (!isDeepStrictEqual(configurationOf(properties), configurationOf(before))) {
      await request.call("lambda", "UpdateFunctionConfiguration", { FunctionName, ...configurationOf(properties) });
    }
    await applyConcurrency(request, before);
    const attributes = await settle(request);
    const [had, wanted] = [tagMap(before), tagMap(properties)];
    const Resource = attributes["Arn"];
    const gone = keysGone(had, wanted);
    if (gone.length > 0) await request.call("lambda", "UntagResource", { Resource, TagKeys: gone });
    if (Object.keys(wanted).length > 0 && !isDeepStrictEqual(had, wanted)) {
      await request.call("lambda", "TagResource", { Resource, Tags: wanted });
    }
    return attributes;
  },
  async remove(request) {
    await unlessMissing(
      request.call("lambda", "DeleteFunction", { FunctionName: request.physicalId }),
      "ResourceNotFoundException",
    );
  },
};

async function applyConcurrency(request: ResourceRequest, before: TemplateMap): Promise<void> {
  const [had, wanted] = [before, request.properties].map((each) => each["ReservedConcurrentExecutions"]);
  if (had === wanted) return;
  const FunctionName = request.physicalId;
  await (wanted === undefined
    ? request.call("lambda", "DeleteFunctionConcurrency", { FunctionName })
    : request.call("lambda", "PutFunctionConcurrency", { FunctionName, ReservedConcurrentExecutions: wanted }));
}

/**
 * The members that creating and updating both take, with Lambda's own values for those that the template leaves out.
 */
function configurationOf(properties: TemplateMap): Record<string, unknown> {
  return {
    Description: "",
    Environment: properties["Environment"] ?? { Variables: {} },
    MemorySize: 128,
    Timeout: 3,
    ...pick(properties, settings),
  };
}

function codeOf(properties: TemplateMap): Record<string, unknown> {
  const code = membersOf(properties["Code"]);
  if (typeof code["ZipFile"] === "string") {
    return { ZipFile: inlineCode(code["ZipFile"]) };
  }
  if (code["S3Bucket"] !== undefined && code["S3Key"] !== undefined) return code;
  throw new ResourceFailure("Please provide a source for function code.");
}

/** A function can be changed, and used, when it is active and its last update is through. */
async function settle(request: ResourceRequest): Promise<Attributes> {
  for (;;) {
    const answer = await request.call("lambda", "GetFunctionConfiguration", { FunctionName: request.physicalId });
    if (textMember(answer, "State") === "Failed" || textMember(answer, "LastUpdateStatus") === "Failed") {
      const reason = textMember(answer, "StateReason") || textMember(answer, "LastUpdateStatusReason");
      throw new ResourceFailure(`Lambda function ${request.physicalId} did not become active: ${reason}`);
    }
    const pending =
      textMember(answer, "State") === "Pending" || textMember(answer, "LastUpdateStatus") === "InProgress";
    if (!pending) return attributesOf(answer);
    await request.pause(20);
  }
}

function attributesOf(answer: Record<string, unknown>): Attributes {
  return { Arn: textMember(answer, "FunctionArn") };
}
