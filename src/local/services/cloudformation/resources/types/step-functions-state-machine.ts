import { isDeepStrictEqual } from "node:util";
import { arnIn, nameOfArn } from "../../../../../arn.ts";
import { isMap, type TemplateMap } from "../../template/value.ts";
import { keysGone, membersOf, tagMap, textMember, textProperty, unlessMissing } from "../answer-members.ts";
import { ResourceFailure, type Attributes, type ResourceHandler, type ResourceRequest } from "../handler.ts";
import { flag, json, list, map, object, tagList, text } from "../property-schema.ts";
import { jsonOfDefinition } from "../definition-notation.ts";
import { readObjectText } from "../s3-object-text.ts";
import { lowerCaseTags } from "./step-functions-tags.ts";

/** `AWS::StepFunctions::StateMachine`. Its physical id is its ARN. */
export const stepFunctionsStateMachine: ResourceHandler = {
  type: "AWS::StepFunctions::StateMachine",
  schema: object(
    {
      Definition: json,
      DefinitionS3Location: object({ Bucket: text(), Key: text(), Version: text() }, ["Bucket", "Key"]),
      DefinitionString: text({ min: 1, max: 1_048_576 }),
      DefinitionSubstitutions: map(text()),
      LoggingConfiguration: object({
        Destinations: list(object({ CloudWatchLogsLogGroup: object({ LogGroupArn: text() }) })),
        IncludeExecutionData: flag,
        Level: text({ values: ["ALL", "ERROR", "FATAL", "OFF"] }),
      }),
      RoleArn: text({ min: 1, max: 256 }),
      StateMachineName: text({ min: 1, max: 80 }),
      StateMachineType: text({ values: ["STANDARD", "EXPRESS"] }),
      Tags: tagList,
      TracingConfiguration: object({ Enabled: flag }),
    },
    ["RoleArn"],
    [],
    ["EncryptionConfiguration"],
  ),
  replacing: ["StateMachineName", "StateMachineType"],
  hasAttribute: (name) => ["Arn", "Name", "StateMachineRevisionId"].includes(name),
  identify(properties, naming) {
    const name = textProperty(properties, "StateMachineName") || naming.generate({ max: 80 });
    return {
      physicalId: arnIn(naming.stack, "states", `stateMachine:${name}`),
      chosen: "StateMachineName" in properties,
    };
  },
  async create(request) {
    const type = request.properties["StateMachineType"];
    await request.call("states", "CreateStateMachine", {
      name: nameOf(request.physicalId),
      ...(type === undefined ? {} : { type }),
      ...(await settingsOf(request, request.properties)),
      ...lowerCaseTags(request.properties),
    });
    return describe(request);
  },
  read: (request) => unlessMissing(describe(request), "StateMachineDoesNotExist"),
  async update(request, before) {
    await request.call("states", "UpdateStateMachine", {
      stateMachineArn: request.physicalId,
      ...(await settingsOf(request, request.properties)),
    });
    const [had, wanted] = [tagMap(before), tagMap(request.properties)];
    const resourceArn = request.physicalId;
    const gone = keysGone(had, wanted);
    if (gone.length > 0) await request.call("states", "UntagResource", { resourceArn, tagKeys: gone });
    if (Object.keys(wanted).length > 0 && !isDeepStrictEqual(had, wanted)) {
      await request.call("states", "TagResource", { resourceArn, ...lowerCaseTags(request.properties) });
    }
    return describe(request);
  },
  async remove(request) {
    const stateMachineArn = request.physicalId;
    await unlessMissing(request.call("states", "DeleteStateMachine", { stateMachineArn }), "StateMachineDoesNotExist");
    // A machine with executions is DELETING for a while; its name is taken until it is gone.
    while (await unlessMissing(describe(request), "StateMachineDoesNotExist")) await request.pause(50);
  },
};

async function settingsOf(request: ResourceRequest, properties: TemplateMap): Promise<Record<string, unknown>> {
  const { LoggingConfiguration: logging, TracingConfiguration: tracing } = properties;
  return {
    definition: await definitionOf(request, properties),
    roleArn: textProperty(properties, "RoleArn"),
    ...(isMap(logging) ? { loggingConfiguration: lowerFirst(logging) } : {}),
    ...(isMap(tracing) ? { tracingConfiguration: lowerFirst(tracing) } : {}),
  };
}

async function definitionOf(request: ResourceRequest, properties: TemplateMap): Promise<string> {
  const { Definition: definition, DefinitionString: string, DefinitionS3Location: location } = properties;
  const given = [definition, string, location].filter((each) => each !== undefined);
  if (given.length !== 1) {
    throw new ResourceFailure(
      "Exactly one of DefinitionString, Definition or DefinitionS3Location must be specified for a state machine.",
    );
  }
  let text: string;
  if (isMap(location)) {
    text = await readObjectText(request.call, {
      Bucket: textProperty(location, "Bucket"),
      Key: textProperty(location, "Key"),
      VersionId: typeof location["Version"] === "string" ? location["Version"] : undefined,
    });
  } else text = typeof string === "string" ? string : JSON.stringify(definition);
  text = jsonOfDefinition(text);
  const substitutions = isMap(properties["DefinitionSubstitutions"]) ? properties["DefinitionSubstitutions"] : {};
  return text.replaceAll(/\$\{([^{}]+)\}/gu, (whole, name: string) =>
    Object.hasOwn(substitutions, name) ? String(substitutions[name]) : whole,
  );
}

async function describe(request: ResourceRequest): Promise<Attributes> {
  const answer = await request.call("states", "DescribeStateMachine", { stateMachineArn: request.physicalId });
  return {
    Arn: request.physicalId,
    Name: nameOf(request.physicalId),
    // The first revision has no id, and PublishStateMachineVersion calls it so.
    StateMachineRevisionId: textMember(answer, "revisionId") || "INITIAL",
  };
}

function nameOf(arn: string): string {
  return nameOfArn(arn);
}

/** The API's names begin with a small letter where the template's begin with a capital. */
function lowerFirst(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowerFirst);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(membersOf(value)).map(([key, member]) => [
      key.slice(0, 1).toLowerCase() + key.slice(1),
      lowerFirst(member),
    ]),
  );
}
