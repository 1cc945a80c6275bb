import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { parseDefinition } from "../../src/local/states-language/index.ts";
import { addRetries } from "../../src/workshop/machine/add-retries.ts";
import { composeFlow, usualModeration, type Moderation } from "../../src/workshop/metadata/compose-flow.ts";
import { parseTemplate } from "./parse-template.ts";

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface Template {
  readonly Resources: Readonly<
    Record<
      string,
      {
        readonly Properties: {
          readonly Policies?: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
        };
      }
    >
  >;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}

const template: Template = parseTemplate(await readFile(join(packageRoot, "templates", "metadata.yaml"), "utf8"));
const readDefinition = (name: string) => readFile(join(packageRoot, "templates", "state-machines", name), "utf8");
const [flow, moderationStates] = await Promise.all(["metadata.asl.json", "moderation.asl.json"].map(readDefinition));

/** The permissions of a role, one line for each statement. */
function listRights(role: string): string[] {
  const policies = template.Resources[role]?.Properties.Policies ?? [];
  return policies
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .map(({ Action, Resource }) => `${[Action].flat().join(" ")}: ${[Resource].flat().join(" ")}`);
}

const photos = "Sub ${PhotoRepoS3Bucket.Arn}/*";

test.each([
  ["ExtractMetadata", [`s3:GetObject: ${photos}`]],
  ["DetectLabels", ["rekognition:DetectLabels: *", `s3:GetObject: ${photos}`]],
  ["MetadataThumbnail", [`s3:GetObject: ${photos}`, "s3:PutObject: Sub ${PhotoRepoS3Bucket.Arn}/Thumbnail/*"]],
  ["StoreImageMetadata", [`s3:GetObject: ${photos}`, "dynamodb:UpdateItem: GetAtt ImageMetadataDDBTable.Arn"]],
  ["DetectInappropriate", ["rekognition:DetectModerationLabels: *", `s3:GetObject: ${photos}`]],
  ["RequestApproval", ["dynamodb:PutItem: GetAtt ApprovalsDDBTable.Arn"]],
])("the rights of %s are exactly what it does, and its own log group", (name, rights) => {
  const writeLogs = `logs:CreateLogStream logs:PutLogEvents: GetAtt ${name}LogGroup.Arn`;
  expect(listRights(`${name}Role`)).toEqual([...rights, writeLogs]);
});

test("the machine may invoke the functions of its definitions, and nothing else", () => {
  const named = new Set(`${flow}${moderationStates}`.match(/\$\{(\w+)FunctionArn\}/g));
  const functions = [...named, "${RequestApprovalFunctionArn}"].map((place) => place.slice(2, -4));
  const [right = "", ...more] = listRights("MetadataMachineRole");
  expect(more).toEqual([]);
  const [action, resources = ""] = right.split(": ");
  expect(action).toBe("lambda:InvokeFunction");
  expect(resources.match(/\w+Function/g)?.toSorted()).toEqual(functions.toSorted());
});

test("the outputs have the names that the text uses", () => {
  expect(Object.keys(template.Outputs)).toEqual(
    expect.arrayContaining(["PhotoRepoS3Bucket", "ExtractMetadataLambda", "StoreImageMetadataFunction"]),
  );
});

function compose(moderation: Partial<Moderation> | undefined, timeoutSeconds?: number): string {
  return composeFlow({
    flow: flow ?? "",
    moderationStates: moderationStates ?? "",
    moderation: moderation && { ...usualModeration, ...moderation },
    timeoutSeconds,
  });
}

function fill(definition: string): string {
  return definition
    .replaceAll("${ApprovalActivityArn}", "arn:aws:states:us-west-2:123456789012:activity:sendToApproval")
    .replaceAll("${Partition}", "aws")
    .replaceAll(/\$\{\w+\}/g, "arn:aws:lambda:us-west-2:123456789012:function:one");
}

test.each<[string, Partial<Moderation> | undefined]>([
  ["without moderation", undefined],
  ["with an activity", {}],
  ["with a token", { approval: "token" }],
])("the definition %s is one that Step Functions accepts, also with retries", (_, moderation) => {
  const definition = compose(moderation);
  expect(() => parseDefinition(fill(definition))).not.toThrow();
  expect(() => parseDefinition(fill(addRetries(definition)))).not.toThrow();
});

test("moderation is what its file says by default", () => {
  const states: unknown = JSON.parse(moderationStates ?? "").States;
  expect(JSON.parse(compose({})).States).toMatchObject(Object.assign({}, states));
});

test("bands, times and the kind of approval are parameters", () => {
  const moderation = { askAt: 60, rejectAt: 80, approval: "token", timeoutSeconds: 9, heartbeatSeconds: 3 } as const;
  const { TimeoutSeconds, States } = JSON.parse(compose(moderation, 30));
  expect(TimeoutSeconds).toBe(30);
  expect(States.IsItAppropriate.Choices).toMatchObject([
    { NumericGreaterThanEquals: 80, Next: "RejectedContent" },
    { NumericGreaterThanEquals: 60, Next: "SendToApproval" },
  ]);
  expect(States.SendToApproval).toMatchObject({
    Resource: "arn:${Partition}:states:::lambda:invoke.waitForTaskToken",
    TimeoutSeconds: 9,
    Parameters: { Payload: { "token.$": "$$.Task.Token", request: { askAt: 60, rejectAt: 80, timeoutSeconds: 9 } } },
  });
  expect(JSON.stringify(States.SendToApproval)).not.toMatch(/heartbeatSeconds/i);
});
