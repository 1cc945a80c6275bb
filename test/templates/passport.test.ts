import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { parseTemplate, type InlinePolicies, type Statement } from "./parse-template.ts";

interface Resource {
  readonly Type: string;
  readonly Properties: {
    readonly PolicyDocument?: { readonly Statement: readonly Statement[] };
    readonly Policies?: InlinePolicies;
  };
}

/** The permissions in each role and policy of a template, one line for each statement. */
async function rightsIn(template: string): Promise<Record<string, string[]>> {
  const source = await readFile(join(packageRoot, "templates", `${template}.yaml`), "utf8");
  const { Resources }: { Resources: Record<string, Resource> } = parseTemplate(source);
  const lines = Object.entries(Resources).flatMap(([name, { Properties }]) => {
    const documents = [Properties.PolicyDocument, ...(Properties.Policies ?? []).map((one) => one.PolicyDocument)];
    const statements = documents.flatMap((document) => document?.Statement ?? []);
    if (statements.length === 0) return [];
    return [
      [name, statements.map(({ Action, Resource: on }) => `${[Action].flat().join(" ")}: ${String(on)}`)] as const,
    ];
  });
  return Object.fromEntries(lines);
}

test("the passport office's functions may do what they do, and nothing else", async () => {
  expect(await rightsIn("passport")).toEqual({
    ValidationRole: [
      "rekognition:DetectFaces: *",
      "dynamodb:PutItem: GetAtt ValidationTable.Arn",
      "sns:Publish: Ref ValidationTopic",
      "logs:CreateLogStream logs:PutLogEvents: GetAtt ValidationLogGroup.Arn",
    ],
    ReadPhotosPolicy: ["s3:GetObject: Sub ${PassportPhotoBucket.Arn}/*"],
    ResultRole: [
      "dynamodb:GetItem: GetAtt ValidationTable.Arn",
      "logs:CreateLogStream logs:PutLogEvents: GetAtt ResultLogGroup.Arn",
    ],
  });
});

test("the triggers may start their machine, and nothing else", async () => {
  const machine = (name: string): string =>
    `Sub arn:\${AWS::Partition}:states:\${AWS::Region}:\${AWS::AccountId}:stateMachine:\${${name}}`;
  expect(await rightsIn("trigger")).toEqual({
    TriggerMachineRole: [
      "s3:GetObject: Sub arn:${AWS::Partition}:s3:::${RiderBucket}/*",
      "s3:ListBucket: Sub arn:${AWS::Partition}:s3:::${RiderBucket}",
      `states:StartExecution: ${machine("RiderMachineName")}`,
    ],
    RuleRole: [`states:StartExecution: ${machine("TriggerMachineName")}`],
    StartExecutionRole: [
      "s3:GetObject: Sub arn:${AWS::Partition}:s3:::${ImageBucket}/*",
      "dynamodb:UpdateItem: Sub arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${ImageTable}",
      `states:StartExecution: ${machine("ImageMachineName")}`,
      "logs:CreateLogStream logs:PutLogEvents: GetAtt StartExecutionLogGroup.Arn",
    ],
  });
});
