import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import { GetFunctionCommand, GetPolicyCommand as GetFunctionPolicyCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { DescribeStateMachineCommand, ListActivitiesCommand, SFNClient } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";
import { openStacks } from "./public/stacks.ts";

/** Every type that stacks can hold, in a first and a second form. */
const body = (form: {
  tag: string;
  bucket: string;
  table: string;
  action: string;
  days: number;
  name: string;
}): string => `
Resources:
  Photos:
    Type: AWS::S3::Bucket
    Properties:
      ${form.bucket}
      Tags: [{Key: form, Value: ${form.tag}}]
  Rule:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Photos
      PolicyDocument:
        Version: 2012-10-17
        Statement: [{Effect: Deny, Principal: "*", Action: "${form.action}", Resource: !Sub "\${Photos.Arn}/no/*"}]
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      AttributeDefinitions: [{AttributeName: k, AttributeType: N}]
      KeySchema: [{AttributeName: k, KeyType: HASH}]
      ${form.table}
  Managed:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Action: "${form.action}", Resource: "*"}]}
  Role:
    Type: AWS::IAM::Role
    Properties:
      Description: ${form.tag}
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement: [{Effect: Allow, Principal: {Service: [lambda.amazonaws.com, states.amazonaws.com]}, Action: sts:AssumeRole}]
      ManagedPolicyArns: [!Ref Managed]
      Tags: [{Key: form, Value: ${form.tag}}]
  Extra:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: ${form.name}
      Roles: [!Ref Role]
      PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Action: lambda:InvokeFunction, Resource: "*"}]}
  Log:
    Type: AWS::Logs::LogGroup
    Properties: {RetentionInDays: ${form.days}, Tags: [{Key: form, Value: ${form.tag}}]}
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      MemorySize: "${form.days === 7 ? 256 : 512}"
      Role: !GetAtt Role.Arn
      Code: {ZipFile: "exports.handler = async () => 1;"}
      Environment: {Variables: {NUMBER: ${form.days}}}
      Tags: [{Key: form, Value: ${form.tag}}]
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {Action: lambda:InvokeFunction, FunctionName: !Ref Function, Principal: ${form.name}.amazonaws.com}
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !GetAtt Role.Arn
      DefinitionString: '{"Comment": "\${Word}", "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}'
      DefinitionSubstitutions: {Word: ${form.tag}}
  Activity:
    Type: AWS::StepFunctions::Activity
    Properties: {Name: ${form.name}}
`;

const first = body({
  tag: "first",
  bucket: `VersioningConfiguration: {Status: Enabled}
      BucketEncryption: {ServerSideEncryptionConfiguration: [{ServerSideEncryptionByDefault: {SSEAlgorithm: AES256}}]}
      PublicAccessBlockConfiguration: {BlockPublicAcls: "true", BlockPublicPolicy: false, IgnorePublicAcls: true, RestrictPublicBuckets: true}
      LifecycleConfiguration: {Rules: [{Id: old, Status: Enabled, Prefix: tmp/, ExpirationInDays: 30, AbortIncompleteMultipartUpload: {DaysAfterInitiation: 1}}]}
      CorsConfiguration: {CorsRules: [{Id: all, AllowedMethods: [GET], AllowedOrigins: ["*"], ExposedHeaders: [ETag], MaxAge: 10}]}`,
  table: "BillingMode: PAY_PER_REQUEST\n      DeletionProtectionEnabled: true",
  action: "s3:PutObject",
  days: 7,
  name: "s3",
});
const second = body({
  tag: "second",
  bucket: "VersioningConfiguration: {Status: Suspended}",
  table: "ProvisionedThroughput: {ReadCapacityUnits: 2, WriteCapacityUnits: 1}",
  action: "s3:GetObject",
  days: 14,
  name: "sns",
});

const endpoint = await useTestEndpoint();
const stacks = openStacks(endpoint);

async function inspect(): Promise<Record<string, unknown>> {
  const ids = await stacks.physicalIds("types");
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  const iam = new IAMClient(endpoint.clientConfig);
  const lambda = new LambdaClient(endpoint.clientConfig);
  const states = new SFNClient(endpoint.clientConfig);
  const logs = new CloudWatchLogsClient(endpoint.clientConfig);
  const Bucket = ids["Photos"];
  const absent = (error: Error): string => error.name;
  const { Policy: policy } = await iam.send(new GetPolicyCommand({ PolicyArn: ids["Managed"] }));
  const { PolicyVersion: managed } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn: ids["Managed"], VersionId: policy?.DefaultVersionId }),
  );
  const { Table: table } = await new DynamoDBClient(endpoint.clientConfig).send(
    new DescribeTableCommand({ TableName: ids["Table"] }),
  );
  const { Configuration: configuration, Tags: functionTags } = await lambda.send(
    new GetFunctionCommand({ FunctionName: ids["Function"] }),
  );
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: ids["Log"] }));
  return {
    versioning: (await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status,
    lifecycle: await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket })).then((each) => each.Rules, absent),
    cors: await s3.send(new GetBucketCorsCommand({ Bucket })).then((each) => each.CORSRules, absent),
    encryption: (await s3.send(new GetBucketEncryptionCommand({ Bucket }))).ServerSideEncryptionConfiguration?.Rules,
    block: await s3
      .send(new GetPublicAccessBlockCommand({ Bucket }))
      .then((each) => each.PublicAccessBlockConfiguration, absent),
    bucketTags: (await s3.send(new GetBucketTaggingCommand({ Bucket }))).TagSet,
    bucketPolicy: (await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy,
    billing: table?.BillingModeSummary?.BillingMode ?? "PROVISIONED",
    protected: table?.DeletionProtectionEnabled,
    managed: decodeURIComponent(managed?.Document ?? ""),
    roleTags: (await iam.send(new GetRoleCommand({ RoleName: ids["Role"] }))).Role?.Tags,
    inline: (await iam.send(new ListRolePoliciesCommand({ RoleName: ids["Role"] }))).PolicyNames,
    retention: logGroups?.[0]?.retentionInDays,
    logTags: (await logs.send(new ListTagsForResourceCommand({ resourceArn: logGroups?.[0]?.logGroupArn }))).tags,
    memory: configuration?.MemorySize,
    variables: configuration?.Environment?.Variables,
    functionTags,
    permission: (await lambda.send(new GetFunctionPolicyCommand({ FunctionName: ids["Function"] }))).Policy,
    machine: (await states.send(new DescribeStateMachineCommand({ stateMachineArn: ids["Machine"] }))).definition,
    activities: (await states.send(new ListActivitiesCommand({}))).activities?.map((each) => each.name),
  };
}

test("every type is made as its template says", async () => {
  expect(await stacks.create("types", first)).toMatchObject({ status: "CREATE_COMPLETE", failures: [] });
  expect(await inspect()).toMatchObject({
    versioning: "Enabled",
    lifecycle: [
      {
        ID: "old",
        Status: "Enabled",
        Filter: { Prefix: "tmp/" },
        Expiration: { Days: 30 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
    ],
    cors: [{ ID: "all", AllowedMethods: ["GET"], AllowedOrigins: ["*"], ExposeHeaders: ["ETag"], MaxAgeSeconds: 10 }],
    encryption: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
    block: { BlockPublicAcls: true, BlockPublicPolicy: false, IgnorePublicAcls: true, RestrictPublicBuckets: true },
    bucketTags: [{ Key: "form", Value: "first" }],
    bucketPolicy: expect.stringContaining("s3:PutObject"),
    billing: "PAY_PER_REQUEST",
    protected: true,
    managed: expect.stringContaining("s3:PutObject"),
    roleTags: [{ Key: "form", Value: "first" }],
    inline: ["s3"],
    retention: 7,
    logTags: { form: "first" },
    memory: 256,
    variables: { NUMBER: "7" },
    functionTags: { form: "first" },
    permission: expect.stringContaining("s3.amazonaws.com"),
    machine: expect.stringContaining('"first"'),
    activities: ["s3"],
  });
});

test("every type is changed to what its new template says", async () => {
  expect(await stacks.update("types", second)).toMatchObject({ status: "UPDATE_COMPLETE", failures: [] });
  expect(await inspect()).toMatchObject({
    versioning: "Suspended",
    lifecycle: "NoSuchLifecycleConfiguration",
    cors: "NoSuchCORSConfiguration",
    block: "NoSuchPublicAccessBlockConfiguration",
    bucketTags: [{ Key: "form", Value: "second" }],
    bucketPolicy: expect.stringContaining("s3:GetObject"),
    billing: "PROVISIONED",
    protected: false,
    managed: expect.stringContaining("s3:GetObject"),
    roleTags: [{ Key: "form", Value: "second" }],
    inline: ["sns"],
    retention: 14,
    logTags: { form: "second" },
    memory: 512,
    variables: { NUMBER: "14" },
    functionTags: { form: "second" },
    permission: expect.stringContaining("sns.amazonaws.com"),
    machine: expect.stringContaining('"second"'),
    activities: ["sns"],
  });
});

test("every type is removed", async () => {
  expect((await stacks.remove("types")).status).toBe("DELETE_COMPLETE");
  expect(endpoint.log).toEqual([]);
});
