import { GetPolicyCommand, GetPolicyVersionCommand, IAMClient, ListPoliciesCommand } from "@aws-sdk/client-iam";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DescribeStateMachineCommand, SFNClient, StartSyncExecutionCommand } from "@aws-sdk/client-sfn";
import { beforeAll, expect, test } from "vitest";
import { useTestEndpoint } from "../../../support/use-test-endpoint.ts";
import { machine, nodeFunction, openStacks, passing, role } from "./stacks.ts";

// Templates in the manner of public collections of Step Functions: how they write roles, definitions and properties.

const endpoint = await useTestEndpoint();
const stacks = openStacks(endpoint);
const machines = new SFNClient(endpoint.clientConfig);
const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
beforeAll(async () => {
  await s3.send(new CreateBucketCommand({ Bucket: "definitions" }));
});

const done = { status: "CREATE_COMPLETE", failures: [] };
const region = "${AWS::Region}";

test.each([
  ["the global name", "states.amazonaws.com"],
  ["the name with the region", { "Fn::Sub": `states.${region}.amazonaws.com` }],
  ["both in a list", ["lambda.amazonaws.com", { "Fn::Sub": `states.${region}.amazonaws.com` }]],
  ["the name joined together", { "Fn::Join": [".", ["states", { Ref: "AWS::Region" }, { Ref: "AWS::URLSuffix" }]] }],
])("a machine starts with a role that trusts Step Functions by %s", async (words, service) => {
  const name = `trust-${words.replaceAll(/[^a-z]/gu, "-")}`;
  const ending = await stacks.create(name, {
    Resources: {
      Role: role(service),
      Machine: machine("Role", { DefinitionString: JSON.stringify(passing), StateMachineType: "EXPRESS" }),
    },
    Outputs: { Arn: { Value: { Ref: "Machine" } } },
  });
  expect(ending).toMatchObject(done);
  const stateMachineArn = ending.outputs["Arn"];
  expect(await machines.send(new StartSyncExecutionCommand({ stateMachineArn }))).toMatchObject({
    status: "SUCCEEDED",
  });
});

test.each([
  ["another region's name", "states.eu-west-1.amazonaws.com"],
  ["the regional name of a service that has none", { "Fn::Sub": `lambda.${region}.amazonaws.com` }],
])("a role that trusts %s is not Step Functions' to take", async (words, service) => {
  const ending = await stacks.create(`no-trust-${words.length}`, {
    Resources: { Role: role(service), Machine: machine("Role", { DefinitionString: JSON.stringify(passing) }) },
  });
  expect(ending.failures.join("\n")).toContain("Neither the global service principal states.amazonaws.com");
});

const managed = [
  "AWSXrayWriteOnlyAccess",
  "AmazonRekognitionReadOnlyAccess",
  "AmazonDynamoDBFullAccess",
  "CloudWatchLogsFullAccess",
  "ReadOnlyAccess",
  "service-role/AWSLambdaBasicExecutionRole",
  "service-role/AWSLambdaVPCAccessExecutionRole",
  "service-role/AWSLambdaSQSQueueExecutionRole",
];

test("roles take any policy that AWS manages", async () => {
  const arns = managed.map((name) => ({ "Fn::Sub": `arn:\${AWS::Partition}:iam::aws:policy/${name}` }));
  expect(
    await stacks.create("managed", { Resources: { Role: role("lambda.amazonaws.com", { managed: arns }) } }),
  ).toMatchObject(done);
  const refused = role("lambda.amazonaws.com", { managed: ["arn:aws:iam::aws:policy/NoSuchPolicy"] });
  expect((await stacks.create("no-managed", { Resources: { Role: refused } })).failures.join("\n")).toContain(
    "Policy arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.",
  );
});

test("AWS's policies have their documents, and are listed in pages", async () => {
  const iam = new IAMClient(endpoint.clientConfig);
  const PolicyArn = "arn:aws:iam::aws:policy/AmazonRekognitionReadOnlyAccess";
  const { Policy: policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const VersionId = policy?.DefaultVersionId;
  const { PolicyVersion: version } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
  expect(decodeURIComponent(version?.Document ?? "")).toContain("rekognition:SearchFacesByImage");
  const first = await iam.send(new ListPoliciesCommand({ Scope: "AWS", MaxItems: 1000 }));
  const second = await iam.send(new ListPoliciesCommand({ Scope: "AWS", MaxItems: 1000, Marker: first.Marker }));
  expect(first.Policies).toHaveLength(1000);
  expect(first.Policies?.length).toBeGreaterThan(second.Policies?.length ?? 1000);
});

const yaml = `Comment: a definition in YAML
StartAt: Greet
States:
  Greet:
    Type: Pass
    Result: \${Greeting}
    End: true
`;
const json = JSON.stringify({
  StartAt: "Greet",
  States: { Greet: { Type: "Pass", Result: "${Greeting}", End: true } },
});

test.each([
  ["YAML in S3", "yaml"],
  ["JSON in S3", "json"],
])("a definition is %s, with substitutions", async (_words, kind) => {
  await s3.send(
    new PutObjectCommand({ Bucket: "definitions", Key: `m.asl.${kind}`, Body: kind === "yaml" ? yaml : json }),
  );
  const ending = await stacks.create(`definition-${kind}`, {
    Resources: {
      Role: role("states.amazonaws.com"),
      Machine: machine("Role", {
        DefinitionS3Location: { Bucket: "definitions", Key: `m.asl.${kind}` },
        DefinitionSubstitutions: { Greeting: { "Fn::GetAtt": ["Role", "Arn"] } },
      }),
    },
    Outputs: { Arn: { Value: { Ref: "Machine" } } },
  });
  expect(ending).toMatchObject(done);
  const { definition = "" } = await machines.send(
    new DescribeStateMachineCommand({ stateMachineArn: ending.outputs["Arn"] }),
  );
  expect(JSON.parse(definition)).toMatchObject({
    States: { Greet: { Result: expect.stringMatching(/^arn:aws:iam/) } },
  });
});

test("a definition of the template is YAML, and one that is neither is refused", async () => {
  const resources = (DefinitionString: string): Record<string, unknown> => ({
    Role: role("states.amazonaws.com"),
    Machine: machine("Role", { DefinitionString, DefinitionSubstitutions: { Greeting: "hello" } }),
  });
  expect(await stacks.create("yaml-string", { Resources: resources(yaml) })).toMatchObject(done);
  const { failures } = await stacks.create("neither", { Resources: resources("StartAt: [Greet\nStates: {") });
  expect(failures.join("\n")).toContain("The definition is neither JSON nor YAML");
});

test("properties that change nothing here are accepted", async () => {
  const ending = await stacks.create("idle", {
    Resources: {
      Role: role("lambda.amazonaws.com"),
      StatesRole: role("states.amazonaws.com"),
      Function: nodeFunction("Role", undefined, {
        RuntimeManagementConfig: { UpdateRuntimeOn: "Auto" },
        SnapStart: { ApplyOn: "None" },
        VpcConfig: { SecurityGroupIds: [], SubnetIds: [] },
        ReservedConcurrentExecutions: 2,
        RecursiveLoop: "Terminate",
      }),
      Bucket: {
        Type: "AWS::S3::Bucket",
        Properties: {
          AccessControl: "Private",
          LoggingConfiguration: { LogFilePrefix: "log" },
          LifecycleConfiguration: {
            Rules: [
              { Status: "Enabled", Transitions: [{ StorageClass: "GLACIER", TransitionInDays: 30 }] },
              {
                Status: "Enabled",
                ExpirationInDays: 90,
                Transition: { StorageClass: "GLACIER", TransitionInDays: 30 },
              },
            ],
          },
        },
      },
      Table: {
        Type: "AWS::DynamoDB::Table",
        Properties: {
          AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
          KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
          BillingMode: "PAY_PER_REQUEST",
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          SSESpecification: { SSEEnabled: true },
        },
      },
      Log: { Type: "AWS::Logs::LogGroup", Properties: { KmsKeyId: "arn:aws:kms:us-west-2:1:key/k" } },
      Machine: machine("StatesRole", { Definition: passing, EncryptionConfiguration: { Type: "AWS_OWNED_KEY" } }),
    },
  });
  expect(ending).toMatchObject(done);
});

test("a property that AWS does not have is refused in AWS's words", async () => {
  const { failures } = await stacks.create("slip", {
    Resources: { Log: { Type: "AWS::Logs::LogGroup", Properties: { RetentionDays: 3 } } },
  });
  expect(failures.join("\n")).toContain("#: extraneous key [RetentionDays] is not permitted");
});

test.each([
  [
    "a type of AWS's that is not here",
    "AWS::SQS::Queue",
    "This endpoint does not have these resource types of AWS: [AWS::SQS::Queue]",
  ],
  ["a slip", "AWS::SQS::Qeue", "Template format error: Unrecognized resource types: [AWS::SQS::Qeue]"],
])("%s is named as such", async (_words, Type, sentence) => {
  await expect(stacks.create("absent", { Resources: { One: { Type } } })).rejects.toThrow(sentence);
});

test("a SAM template is told to be one", async () => {
  await expect(
    stacks.create("sam", {
      Transform: "AWS::Serverless-2016-10-31",
      Globals: {},
      Resources: { One: { Type: "AWS::Serverless::Function" } },
    }),
  ).rejects.toThrow(
    "Transforms are not run by this endpoint: [AWS::Serverless-2016-10-31]. Translate the SAM template to CloudFormation first",
  );
});
