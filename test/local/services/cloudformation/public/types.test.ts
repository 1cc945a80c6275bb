import { GetFunctionEventInvokeConfigCommand, InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { DescribeCollectionCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import { SFNClient, StartSyncExecutionCommand } from "@aws-sdk/client-sfn";
import { GetParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { expect, test } from "vitest";
import { useTestEndpoint } from "../../../support/use-test-endpoint.ts";
import { machine, nodeFunction, openStacks, passing, role } from "./stacks.ts";

const endpoint = await useTestEndpoint();
const stacks = openStacks(endpoint);
const lambda = new LambdaClient(endpoint.clientConfig);
const ssm = new SSMClient(endpoint.clientConfig);

const done = { status: "CREATE_COMPLETE", failures: [] };

function versioned(word: string, versions: readonly string[]) {
  const last = versions.at(-1) ?? "";
  return {
    Resources: {
      Role: role("lambda.amazonaws.com"),
      Function: nodeFunction("Role", `exports.handler = async () => "${word}";`),
      ...Object.fromEntries(
        versions.map((name) => [
          name,
          { Type: "AWS::Lambda::Version", DeletionPolicy: "Retain", Properties: { FunctionName: { Ref: "Function" } } },
        ]),
      ),
      Live: {
        Type: "AWS::Lambda::Alias",
        UpdatePolicy: { CodeDeployLambdaAliasUpdate: { ApplicationName: "app", DeploymentGroupName: "group" } },
        Properties: {
          FunctionName: { Ref: "Function" },
          FunctionVersion: { "Fn::GetAtt": [last, "Version"] },
          Name: "live",
        },
      },
      Events: {
        Type: "AWS::Lambda::EventInvokeConfig",
        DependsOn: "Live",
        Properties: { FunctionName: { Ref: "Function" }, Qualifier: "live", MaximumRetryAttempts: 1 },
      },
      Permission: {
        Type: "AWS::Lambda::Permission",
        Properties: { Action: "lambda:InvokeFunction", FunctionName: { Ref: "Live" }, Principal: "s3.amazonaws.com" },
      },
    },
    Outputs: { Alias: { Value: { Ref: "Live" } }, Version: { Value: { "Fn::GetAtt": [last, "Version"] } } },
  };
}

test("a function with versions and an alias that moves on", async () => {
  const first = await stacks.create("versions", versioned("one", ["First"]));
  expect(first).toMatchObject({ ...done, outputs: { Version: "1" } });
  const ask = async () => {
    const answer = await lambda.send(new InvokeCommand({ FunctionName: first.outputs["Alias"] }));
    return [answer.ExecutedVersion, answer.Payload?.transformToString()];
  };
  expect(await ask()).toEqual(["1", '"one"']);
  const FunctionName = first.outputs["Alias"];
  expect(await lambda.send(new GetFunctionEventInvokeConfigCommand({ FunctionName }))).toMatchObject({
    FunctionArn: FunctionName,
    MaximumRetryAttempts: 1,
  });
  const second = await stacks.update("versions", versioned("two", ["Second"]));
  expect(second).toMatchObject({ status: "UPDATE_COMPLETE", failures: [], outputs: { Version: "2" } });
  expect(await ask()).toEqual(["2", '"two"']);
  const third = await stacks.update("versions", versioned("two", ["Second", "Third"]));
  expect(third.failures.join("\n")).toContain(
    "A version for this Lambda function exists ( 2 ). Modify the function to create a new version.",
  );
  expect(await stacks.remove("versions")).toMatchObject({ status: "DELETE_COMPLETE" });
});

test.each([
  ["routing", { RoutingConfiguration: [{ StateMachineVersionArn: { Ref: "Version" }, Weight: 100 }] }],
  [
    "a deployment preference",
    {
      DeploymentPreference: { StateMachineVersionArn: { Ref: "Version" }, Type: "CANARY", Percentage: 10, Interval: 5 },
    },
  ],
])("a machine with a version and an alias by %s", async (words, properties) => {
  const ending = await stacks.create(`machine-${words.length}`, {
    Resources: {
      Role: role("states.amazonaws.com"),
      Machine: machine("Role", { Definition: passing, StateMachineType: "EXPRESS" }),
      Version: {
        Type: "AWS::StepFunctions::StateMachineVersion",
        Properties: {
          StateMachineArn: { Ref: "Machine" },
          StateMachineRevisionId: { "Fn::GetAtt": ["Machine", "StateMachineRevisionId"] },
        },
      },
      Alias: { Type: "AWS::StepFunctions::StateMachineAlias", Properties: { Name: "live", ...properties } },
    },
    Outputs: { Alias: { Value: { "Fn::GetAtt": ["Alias", "Arn"] } } },
  });
  expect(ending).toMatchObject(done);
  const answer = await new SFNClient(endpoint.clientConfig).send(
    new StartSyncExecutionCommand({ stateMachineArn: ending.outputs["Alias"] }),
  );
  expect(answer.status).toBe("SUCCEEDED");
  expect(await stacks.remove(`machine-${words.length}`)).toMatchObject({ status: "DELETE_COMPLETE" });
});

test("a collection, a role's policy, the CDK's metadata and a parameter", async () => {
  const ending = await stacks.create("various", {
    Resources: {
      Faces: {
        Type: "AWS::Rekognition::Collection",
        Properties: { CollectionId: "riders", Tags: [{ Key: "a", Value: "b" }] },
      },
      Role: role("lambda.amazonaws.com"),
      Policy: {
        Type: "AWS::IAM::RolePolicy",
        Properties: {
          RoleName: { Ref: "Role" },
          PolicyName: "faces",
          PolicyDocument: {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "rekognition:*", Resource: { "Fn::GetAtt": ["Faces", "Arn"] } }],
          },
        },
      },
      CDKMetadata: {
        Type: "AWS::CDK::Metadata",
        Properties: { Analytics: "v2:deflate64:H4sIAAAA" },
        Metadata: { "aws:cdk:path": "stack/CDKMetadata/Default" },
      },
      Parameter: {
        Type: "AWS::SSM::Parameter",
        Properties: { Name: "/riders/collection", Type: "String", Value: { Ref: "Faces" } },
      },
    },
  });
  expect(ending).toMatchObject(done);
  expect(
    await new RekognitionClient(endpoint.clientConfig).send(new DescribeCollectionCommand({ CollectionId: "riders" })),
  ).toMatchObject({ FaceCount: 0 });
  expect((await ssm.send(new GetParameterCommand({ Name: "/riders/collection" }))).Parameter).toMatchObject({
    Value: "riders",
    Type: "String",
    Version: 1,
    ARN: "arn:aws:ssm:us-west-2:123456789012:parameter/riders/collection",
  });
  expect(await stacks.remove("various")).toMatchObject({ status: "DELETE_COMPLETE", failures: [] });
});

const bootstrapped = {
  Parameters: {
    BootstrapVersion: { Type: "AWS::SSM::Parameter::Value<String>", Default: "/cdk-bootstrap/hnb659fds/version" },
  },
  Rules: {
    CheckBootstrapVersion: {
      Assertions: [
        {
          Assert: { "Fn::Not": [{ "Fn::Contains": [["1", "2", "3", "4", "5"], { Ref: "BootstrapVersion" }] }] },
          AssertDescription: "CDK bootstrap stack version 6 required.",
        },
      ],
    },
  },
  Resources: { CDKMetadata: { Type: "AWS::CDK::Metadata" } },
  Outputs: { Version: { Value: { Ref: "BootstrapVersion" } } },
};

test("parameters that name values in Parameter Store, and rules about them", async () => {
  await expect(stacks.create("cdk", bootstrapped)).rejects.toThrow(
    "Unable to fetch parameters [/cdk-bootstrap/hnb659fds/version] from parameter store for this account.",
  );
  const put = (Value: string) =>
    ssm.send(
      new PutParameterCommand({ Name: "/cdk-bootstrap/hnb659fds/version", Type: "String", Value, Overwrite: true }),
    );
  await put("5");
  await expect(stacks.create("cdk", bootstrapped)).rejects.toThrow("CDK bootstrap stack version 6 required.");
  await put("30");
  expect(await stacks.create("cdk", bootstrapped)).toMatchObject({ ...done, outputs: { Version: "30" } });
  const { Stacks: [stack] = [] } = await stacks.client.send(new DescribeStacksCommand({ StackName: "cdk" }));
  expect(stack?.Parameters).toEqual([
    { ParameterKey: "BootstrapVersion", ParameterValue: "/cdk-bootstrap/hnb659fds/version", ResolvedValue: "30" },
  ]);
  await put("31");
  expect(await stacks.update("cdk", bootstrapped)).toMatchObject({ outputs: { Version: "31" } });
});
