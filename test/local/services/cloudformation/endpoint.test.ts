import { readFileSync } from "node:fs";
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
  type CreateStackCommandInput,
  type Stack,
} from "@aws-sdk/client-cloudformation";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateBucketCommand, HeadBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { zipSync } from "fflate";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";
import { poll } from "../../../support/poll.ts";
import { workshopOutputs } from "../../../support/workshop-outputs.ts";

const workshop = readFileSync(new URL("../../../../templates/workshop.yaml", import.meta.url), "utf8");
const codeKeys = [
  "FaceDetectionCodeKey",
  "FaceSearchCodeKey",
  "IndexFaceCodeKey",
  "ThumbnailCodeKey",
  "NotificationPlaceholderCodeKey",
  "PersistMetadataCodeKey",
];

let endpoint: TestEndpoint;
let cloudFormation: CloudFormationClient;
let s3: S3Client;

beforeEach(async () => {
  endpoint = await startTestEndpoint();
  cloudFormation = new CloudFormationClient(endpoint.clientConfig);
  s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
});
afterEach(async () => {
  const { log } = endpoint;
  await endpoint.close();
  if (log.length > 0) throw new Error(`the endpoint logged faults:\n${log.join("\n")}`);
});

function settle(name: string): Promise<Stack> {
  return poll(async () => {
    const { Stacks: [stack] = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: name }));
    return stack?.StackStatus?.endsWith("_IN_PROGRESS") ? undefined : stack;
  });
}

async function create(input: Partial<CreateStackCommandInput>): Promise<Stack> {
  const request = { StackName: "demo", Capabilities: ["CAPABILITY_IAM" as const], ...input };
  const { StackId: id = "" } = await cloudFormation.send(new CreateStackCommand(request));
  return settle(id);
}

async function failures(name: string): Promise<string[]> {
  const { StackEvents: events = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: name }));
  return events
    .filter((event) => event.ResourceStatus?.endsWith("_FAILED"))
    .map((event) => `${event.LogicalResourceId} ${event.ResourceStatus} ${event.ResourceStatusReason}`);
}

async function uploadCode(): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket: "artifacts" }));
  const Body = zipSync({ "index.js": new TextEncoder().encode("exports.handler = async () => 'here';") });
  await s3.send(new PutObjectCommand({ Bucket: "artifacts", Key: "code.zip", Body }));
}

const workshopRequest = {
  StackName: "wildrydes-step-module-resources",
  TemplateBody: workshop,
  Parameters: [
    { ParameterKey: "ArtifactsBucket", ParameterValue: "artifacts" },
    ...codeKeys.map((ParameterKey) => ({ ParameterKey, ParameterValue: "code.zip" })),
  ],
};

test("the workshop's stack is made of real resources, and goes when its buckets are empty", async () => {
  await uploadCode();
  const stack = await create(workshopRequest);
  expect(stack.StackStatus).toBe("CREATE_COMPLETE");
  const outputs = Object.fromEntries(
    stack.Outputs?.map((output) => [output.OutputKey, output.OutputValue ?? ""]) ?? [],
  );
  expect(Object.keys(outputs).sort()).toEqual(workshopOutputs);
  expect(outputs["StateMachineRole"]).toMatch(/^arn:aws:iam::123456789012:role\/WildRydes\/wildrydes-step-/);
  const bucket = outputs["ThumbnailS3Bucket"];
  expect(bucket).toMatch(/^wildrydes-step-module-resources-thumbnails3bucket-[a-z0-9]{12}$/);
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: "photo.jpg", Body: "x" }));
  const deletion = new DeleteStackCommand({ StackName: workshopRequest.StackName });
  await cloudFormation.send(deletion);
  expect((await settle(workshopRequest.StackName)).StackStatus).toBe("DELETE_FAILED");
  expect(await failures(workshopRequest.StackName)).toContainEqual(
    expect.stringMatching(
      /^ThumbnailS3Bucket DELETE_FAILED .*"The bucket you tried to delete is not empty \(Service: S3/,
    ),
  );
  await cloudFormation.send(
    new DeleteStackCommand({ StackName: workshopRequest.StackName, RetainResources: ["ThumbnailS3Bucket"] }),
  );
  expect((await settle(stack.StackId ?? "")).StackStatus).toBe("DELETE_COMPLETE");
  await s3.send(new HeadBucketCommand({ Bucket: bucket }));
  await expect(s3.send(new HeadBucketCommand({ Bucket: outputs["RiderPhotoS3Bucket"] }))).rejects.toMatchObject({
    name: "NotFound",
  });
});

test("a stack in the making survives a restart of the endpoint", async () => {
  await uploadCode();
  const { StackId: id = "" } = await cloudFormation.send(
    new CreateStackCommand({ ...workshopRequest, Capabilities: ["CAPABILITY_IAM"] }),
  );
  await endpoint.restart();
  expect((await settle(id)).StackStatus).toBe("CREATE_COMPLETE");
  const { StackResourceSummaries: resources = [] } = await cloudFormation.send(
    new ListStackResourcesCommand({ StackName: id }),
  );
  expect(resources).toHaveLength(22);
  expect(new Set(resources.map((resource) => resource.ResourceStatus))).toEqual(new Set(["CREATE_COMPLETE"]));
});

const machine = (text: string): string => `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement: [{Effect: Allow, Principal: {Service: [lambda.amazonaws.com, states.amazonaws.com]}, Action: sts:AssumeRole}]
      ManagedPolicyArns: [!Ref Policy, arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: 2012-10-17
        Statement: [{Effect: Allow, Action: lambda:InvokeFunction, Resource: "*"}]
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: !GetAtt Role.Arn
      Code: {ZipFile: "exports.handler = async () => process.env.TEXT;"}
      Environment: {Variables: {TEXT: ${text}}}
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !GetAtt Role.Arn
      Definition: {StartAt: Call, States: {Call: {Type: Task, Resource: "\${Function}", End: true}}}
      DefinitionSubstitutions: {Function: !GetAtt Function.Arn}
Outputs:
  Function: {Value: !Ref Function}
  Machine: {Value: !Ref Machine}
`;

test("functions and machines of a stack run, with the rights it gives them, before and after an update", async () => {
  const { Outputs: outputs = [] } = await create({ TemplateBody: machine("one") });
  const [functionName, machineArn] = outputs.map((output) => output.OutputValue);
  const lambda = new LambdaClient(endpoint.clientConfig);
  const { Payload: first } = await lambda.send(new InvokeCommand({ FunctionName: functionName }));
  expect(first?.transformToString()).toBe('"one"');
  await cloudFormation.send(
    new UpdateStackCommand({ StackName: "demo", TemplateBody: machine("two"), Capabilities: ["CAPABILITY_IAM"] }),
  );
  expect((await settle("demo")).StackStatus).toBe("UPDATE_COMPLETE");
  const states = new SFNClient(endpoint.clientConfig);
  const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn: machineArn }));
  const execution = await poll(async () => {
    const described = await states.send(new DescribeExecutionCommand({ executionArn }));
    return described.status === "RUNNING" ? undefined : described;
  });
  expect(execution).toMatchObject({ status: "SUCCEEDED", output: '"two"' });
});

test("a stack that is made with a role may do what the role may, no more", async () => {
  const iam = new IAMClient(endpoint.clientConfig);
  const policy = (statement: object): string => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const { Role: role } = await iam.send(
    new CreateRoleCommand({
      RoleName: "deployer",
      AssumeRolePolicyDocument: policy({
        Effect: "Allow",
        Principal: { Service: "cloudformation.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
    }),
  );
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: "deployer",
      PolicyName: "buckets",
      PolicyDocument: policy({ Effect: "Allow", Action: "s3:*", Resource: "*" }),
    }),
  );
  const stack = await create({
    RoleARN: role?.Arn,
    TemplateBody: "Resources: {B: {Type: 'AWS::S3::Bucket'}, L: {Type: 'AWS::Logs::LogGroup', DependsOn: B}}",
  });
  expect(stack.StackStatus).toBe("ROLLBACK_COMPLETE");
  expect(await failures("demo")).toContainEqual(
    expect.stringMatching(
      /^L CREATE_FAILED .*User: arn:aws:sts::123456789012:assumed-role\/deployer\/AWSCloudFormation is not authorized to perform: logs:CreateLogGroup .*HandlerErrorCode: AccessDenied\)$/,
    ),
  );
});
