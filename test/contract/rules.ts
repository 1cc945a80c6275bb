import { CreateStackCommand, CloudFormationClient } from "@aws-sdk/client-cloudformation";
import {
  CreateLogGroupCommand,
  DeleteResourcePolicyCommand,
  PutResourcePolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, DeleteRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  CreateFunctionCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  type CreateFunctionCommandInput,
} from "@aws-sdk/client-lambda";
import {
  CreateCollectionCommand,
  DetectFacesCommand,
  IndexFacesCommand,
  RekognitionClient,
  SearchFacesByImageCommand,
} from "@aws-sdk/client-rekognition";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { CreateStateMachineCommand, SFNClient, type CreateStateMachineCommandInput } from "@aws-sdk/client-sfn";
import { pack, type Workbench } from "../local/services/lambda/workbench.ts";

/** A rule of AWS that no service model states, and a call that breaks it. */
export interface Rule {
  /** What AWS refuses. */
  readonly rule: string;
  /** The code of AWS's error. */
  readonly refused: string;
  breakIt(bench: Workbench): Promise<unknown>;
}

const document = (Statement: readonly object[]): string => JSON.stringify({ Version: "2012-10-17", Statement });
const trust = (service: string): string =>
  document([{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }]);
const template = (Resources: object): string => JSON.stringify({ Resources });
const role = {
  Type: "AWS::IAM::Role",
  Properties: { AssumeRolePolicyDocument: JSON.parse(trust("lambda.amazonaws.com")) },
};
const pass = JSON.stringify({ StartAt: "P", States: { P: { Type: "Pass", End: true } } });
const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(120);

const s3 = ({ endpoint }: Workbench) => new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
const stack = ({ endpoint }: Workbench, name: string, more: object) =>
  new CloudFormationClient(endpoint.clientConfig).send(new CreateStackCommand({ StackName: name, ...more }));
const makeFunction = ({ lambda, roleArn }: Workbench, more: Partial<CreateFunctionCommandInput>) =>
  lambda.send(
    new CreateFunctionCommand({
      FunctionName: "ruled",
      Runtime: "nodejs24.x",
      Handler: "index.handler",
      Role: roleArn,
      Code: { ZipFile: pack({ "index.mjs": "export const handler = async () => 1" }) },
      ...more,
    }),
  );
const makeMachine = (bench: Workbench, more: Partial<CreateStateMachineCommandInput>) =>
  new SFNClient(bench.endpoint.clientConfig).send(
    new CreateStateMachineCommand({ name: "ruled", definition: pass, roleArn: bench.roleArn, ...more }),
  );
const faces = ({ endpoint }: Workbench) => new RekognitionClient(endpoint.clientConfig);

const storage: readonly Rule[] = [
  {
    rule: "a bucket in us-east-1 has no LocationConstraint",
    refused: "InvalidLocationConstraint",
    breakIt: ({ endpoint }) =>
      new S3Client({ ...endpoint.clientConfig, region: "us-east-1", forcePathStyle: true }).send(
        new CreateBucketCommand({
          Bucket: "ruled-east",
          CreateBucketConfiguration: { LocationConstraint: "us-east-1" as never },
        }),
      ),
  },
  {
    rule: "a bucket elsewhere has one",
    refused: "IllegalLocationConstraintException",
    // The SDK adds it, so the call is made in another region.
    breakIt: (bench) =>
      s3(bench).send(
        new CreateBucketCommand({
          Bucket: "ruled-west",
          CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
        }),
      ),
  },
  {
    rule: "a new bucket takes no ACLs",
    refused: "AccessControlListNotSupported",
    breakIt: (bench) => s3(bench).send(new PutObjectCommand({ Bucket: "ruled", Key: "k", ACL: "public-read" })),
  },
  {
    rule: "a new bucket blocks public policies",
    refused: "AccessDenied",
    breakIt: (bench) =>
      s3(bench).send(
        new PutBucketPolicyCommand({
          Bucket: "ruled",
          Policy: document([
            { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::ruled/*" },
          ]),
        }),
      ),
  },
  {
    rule: "a bucket with objects is not deleted",
    refused: "BucketNotEmpty",
    async breakIt(bench) {
      await s3(bench).send(new PutObjectCommand({ Bucket: "ruled", Key: "k", Body: "x" }));
      return s3(bench).send(new DeleteBucketCommand({ Bucket: "ruled" }));
    },
  },
  {
    rule: "a bucket invokes a function only with the function's permission",
    refused: "InvalidArgument",
    async breakIt(bench) {
      const name = await bench.make("exports.handler = async () => 1");
      const LambdaFunctionArn = `arn:aws:lambda:${bench.endpoint.region}:123456789012:function:${name}`;
      return s3(bench).send(
        new PutBucketNotificationConfigurationCommand({
          Bucket: "ruled",
          NotificationConfiguration: {
            LambdaFunctionConfigurations: [{ LambdaFunctionArn, Events: ["s3:ObjectCreated:*"] }],
          },
        }),
      );
    },
  },
  {
    rule: "a table on demand has no throughput",
    refused: "ValidationException",
    breakIt: ({ endpoint }) =>
      new DynamoDBClient(endpoint.clientConfig).send(
        new CreateTableCommand({
          TableName: "ruled",
          BillingMode: "PAY_PER_REQUEST",
          ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
          AttributeDefinitions: [{ AttributeName: "k", AttributeType: "S" }],
          KeySchema: [{ AttributeName: "k", KeyType: "HASH" }],
        }),
      ),
  },
];

const functions: readonly Rule[] = [
  ...["AWS_REGION", "AWS_LAMBDA_FUNCTION_NAME", "AWS_ACCESS_KEY_ID", "LAMBDA_TASK_ROOT"].map((name): Rule => ({
    rule: `a function does not set ${name}`,
    refused: "InvalidParameterValueException",
    breakIt: (bench) => makeFunction(bench, { Environment: { Variables: { [name]: "x" } } }),
  })),
  {
    rule: "variables have 4 KB together",
    refused: "InvalidParameterValueException",
    breakIt: (bench) => makeFunction(bench, { Environment: { Variables: { LONG: "x".repeat(4097) } } }),
  },
  {
    rule: "a runtime that has ended takes no new functions",
    refused: "InvalidParameterValueException",
    breakIt: (bench) => makeFunction(bench, { Runtime: "nodejs18.x" }),
  },
  {
    rule: "a function's role trusts Lambda",
    refused: "InvalidParameterValueException",
    async breakIt(bench) {
      const { Role } = await new IAMClient(bench.endpoint.clientConfig).send(
        new CreateRoleCommand({ RoleName: "for-states", AssumeRolePolicyDocument: trust("states.amazonaws.com") }),
      );
      return makeFunction(bench, { Role: Role?.Arn });
    },
  },
  {
    rule: "reserved concurrency leaves the account 100 executions",
    refused: "InvalidParameterValueException",
    async breakIt(bench) {
      const FunctionName = await bench.make("exports.handler = async () => 1");
      return bench.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 901 }));
    },
  },
  {
    rule: "a destination needs the right of the function's role",
    refused: "InvalidParameterValueException",
    async breakIt(bench) {
      const FunctionName = await bench.make("exports.handler = async () => 1", { Role: await bench.role("weak", []) });
      return bench.lambda.send(
        new PutFunctionEventInvokeConfigCommand({
          FunctionName,
          DestinationConfig: {
            OnSuccess: { Destination: `arn:aws:sns:${bench.endpoint.region}:123456789012:nobody` },
          },
        }),
      );
    },
  },
];

const machines: readonly Rule[] = [
  {
    rule: "a machine's name has 80 characters",
    refused: "ValidationException",
    breakIt: (bench) => makeMachine(bench, { name: "n".repeat(81) }),
  },
  {
    rule: "a machine's name has no blanks",
    refused: "InvalidName",
    breakIt: (bench) => makeMachine(bench, { name: "a b" }),
  },
  {
    rule: "a machine's role trusts Step Functions",
    refused: "AccessDeniedException",
    breakIt: (bench) => makeMachine(bench, { name: "untrusted" }),
  },
  {
    rule: "a region has ten resource policies of log groups, and a machine with a log needs one of them",
    refused: "InvalidLoggingConfiguration",
    async breakIt(bench) {
      const { logs, endpoint } = bench;
      const names = Array.from({ length: 10 }, (_, index) => `policy-${index}`);
      const policyDocument = document([]);
      for (const policyName of names) await logs.send(new PutResourcePolicyCommand({ policyName, policyDocument }));
      const logGroupName = "/aws/vendedlogs/states/ruled";
      await logs.send(new CreateLogGroupCommand({ logGroupName }));
      const iam = new IAMClient(endpoint.clientConfig);
      const RoleName = "delivering";
      const { Role } = await iam.send(
        new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust("states.amazonaws.com") }),
      );
      const PolicyDocument = document([{ Effect: "Allow", Action: "logs:*", Resource: "*" }]);
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "logs", PolicyDocument }));
      const logGroupArn = `arn:aws:logs:${endpoint.region}:123456789012:log-group:${logGroupName}:*`;
      const destinations = [{ cloudWatchLogsLogGroup: { logGroupArn } }];
      try {
        return await makeMachine(bench, {
          name: "logging",
          roleArn: Role?.Arn,
          loggingConfiguration: { level: "ALL", destinations },
        });
      } finally {
        for (const policyName of names) await logs.send(new DeleteResourcePolicyCommand({ policyName }));
      }
    },
  },
  {
    rule: "a rule that starts a machine needs a role",
    refused: "ValidationException",
    async breakIt({ endpoint }) {
      const events = new EventBridgeClient(endpoint.clientConfig);
      await events.send(new PutRuleCommand({ Name: "ruled", EventPattern: '{"source":["aws.s3"]}' }));
      const Arn = `arn:aws:states:${endpoint.region}:123456789012:stateMachine:any`;
      return events.send(new PutTargetsCommand({ Rule: "ruled", Targets: [{ Id: "t", Arn }] }));
    },
  },
];

const stacks: readonly Rule[] = [
  {
    rule: "a template with roles needs CAPABILITY_IAM",
    refused: "InsufficientCapabilitiesException",
    breakIt: (bench) => stack(bench, "ruled", { TemplateBody: template({ Role: role }) }),
  },
  {
    rule: "a role with a name needs CAPABILITY_NAMED_IAM",
    refused: "InsufficientCapabilitiesException",
    breakIt: (bench) =>
      stack(bench, "ruled", {
        Capabilities: ["CAPABILITY_IAM"],
        TemplateBody: template({ Role: { ...role, Properties: { ...role.Properties, RoleName: "named" } } }),
      }),
  },
  {
    rule: "a template in the request has 51,200 bytes",
    refused: "ValidationError",
    breakIt: (bench) =>
      stack(bench, "ruled", {
        TemplateBody: template({ Topic: { Type: "AWS::SNS::Topic", Metadata: { long: "x".repeat(51_200) } } }),
      }),
  },
  {
    rule: "a stack's name begins with a letter",
    refused: "ValidationError",
    breakIt: (bench) => stack(bench, "1-ruled", { TemplateBody: template({ Topic: { Type: "AWS::SNS::Topic" } }) }),
  },
  {
    rule: "a parameter that the template lacks is refused",
    refused: "ValidationError",
    breakIt: (bench) =>
      stack(bench, "ruled", {
        TemplateBody: template({ Topic: { Type: "AWS::SNS::Topic" } }),
        Parameters: [{ ParameterKey: "Nobody", ParameterValue: "x" }],
      }),
  },
  {
    rule: "a role's own policies have 10,240 characters together",
    refused: "LimitExceededException",
    breakIt: ({ endpoint }) =>
      new IAMClient(endpoint.clientConfig).send(
        new PutRolePolicyCommand({
          RoleName: "functions",
          PolicyName: "long",
          PolicyDocument: document([
            { Effect: "Allow", Action: "s3:*", Resource: `arn:aws:s3:::${"x".repeat(10_240)}` },
          ]),
        }),
      ),
  },
  {
    rule: "a role with policies is not deleted",
    refused: "DeleteConflictException",
    breakIt: ({ endpoint }) =>
      new IAMClient(endpoint.clientConfig).send(new DeleteRoleCommand({ RoleName: "functions" })),
  },
  {
    rule: "a policy of log groups has 5,120 characters",
    refused: "InvalidParameterException",
    breakIt: ({ logs }) =>
      logs.send(new PutResourcePolicyCommand({ policyName: "long", policyDocument: "x".repeat(5121) })),
  },
];

const photos: readonly Rule[] = [
  {
    rule: "a collection's id has letters, digits, _ . and -",
    refused: "ValidationException",
    breakIt: (bench) => faces(bench).send(new CreateCollectionCommand({ CollectionId: "riders photos" })),
  },
  {
    rule: "a photo in the request has 5 MB",
    refused: "ValidationException",
    breakIt: (bench) => faces(bench).send(new DetectFacesCommand({ Image: { Bytes: bytes(5_242_881) } })),
  },
  {
    rule: "a photo is a JPEG or a PNG",
    refused: "InvalidImageFormatException",
    breakIt: (bench) =>
      faces(bench).send(new DetectFacesCommand({ Image: { Bytes: new TextEncoder().encode("GIF89a".repeat(99)) } })),
  },
  {
    rule: "a rider's id has no @",
    refused: "ValidationException",
    breakIt: (bench) =>
      faces(bench).send(
        new IndexFacesCommand({ CollectionId: "ruled", ExternalImageId: "a@b", Image: { Bytes: bytes(100) } }),
      ),
  },
  {
    rule: "a search answers 4,096 faces at most",
    refused: "ValidationException",
    breakIt: (bench) =>
      faces(bench).send(
        new SearchFacesByImageCommand({ CollectionId: "ruled", MaxFaces: 4097, Image: { Bytes: bytes(100) } }),
      ),
  },
  {
    rule: "in the sandbox, SES sends between verified identities",
    refused: "MessageRejected",
    breakIt: ({ endpoint }) =>
      new SESv2Client(endpoint.clientConfig).send(
        new SendEmailCommand({
          FromEmailAddress: "rides@example.com",
          Destination: { ToAddresses: ["rider@example.com"] },
          Content: { Simple: { Subject: { Data: "s" }, Body: { Text: { Data: "t" } } } },
        }),
      ),
  },
];

/** Rules that the workshop's calls could break on AWS. */
export const rules: readonly Rule[] = [...storage, ...functions, ...machines, ...stacks, ...photos];
