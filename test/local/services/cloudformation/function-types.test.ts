import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from "@aws-sdk/client-cloudformation";
import {
  GetFunctionEventInvokeConfigCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  LambdaClient,
} from "@aws-sdk/client-lambda";
import { GetBucketNotificationConfigurationCommand, S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { refusal } from "../lambda/workbench.ts";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";

/** The resources that belong to functions: notifications of buckets, URLs, destinations of events. */
const body = (form: { auth: string; retries: number; prefix: string }): string => `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]
      Policies:
        - PolicyName: tell
          PolicyDocument:
            Version: "2012-10-17"
            Statement: [{Effect: Allow, Action: sns:Publish, Resource: !Ref Topic}]
  Topic: {Type: AWS::SNS::Topic}
  Function:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: judge
      Runtime: nodejs22.x
      Handler: index.handler
      Role: !GetAtt Role.Arn
      Code: {ZipFile: "exports.handler = async () => 'judged'"}
  MayNotify:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref Function
      Action: lambda:InvokeFunction
      Principal: s3.amazonaws.com
      SourceAccount: !Ref AWS::AccountId
      SourceArn: arn:aws:s3:::judged-photos
  Bucket:
    Type: AWS::S3::Bucket
    DependsOn: MayNotify
    Properties:
      BucketName: judged-photos
      NotificationConfiguration:
        LambdaConfigurations:
          - Event: s3:ObjectCreated:*
            Function: !GetAtt Function.Arn
            Filter: {S3Key: {Rules: [{Name: prefix, Value: ${form.prefix}}]}}
  Url:
    Type: AWS::Lambda::Url
    Properties: {TargetFunctionArn: !GetAtt Function.Arn, AuthType: ${form.auth}}
  Open:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref Function
      Action: lambda:InvokeFunctionUrl
      Principal: "*"
      FunctionUrlAuthType: ${form.auth}
  OpenToo:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Function, Action: lambda:InvokeFunction, Principal: "*", InvokedViaFunctionUrl: true}
  Events:
    Type: AWS::Lambda::EventInvokeConfig
    Properties:
      FunctionName: !Ref Function
      Qualifier: $LATEST
      MaximumRetryAttempts: ${form.retries}
      DestinationConfig: {OnSuccess: {Destination: !Ref Topic}}
Outputs:
  Url: {Value: !GetAtt Url.FunctionUrl}
  Ref: {Value: !Ref Url}
`;

const endpoint = await useTestEndpoint();

test("a stack makes, changes and removes what hangs on a function", async () => {
  const cloudFormation = new CloudFormationClient(endpoint.clientConfig);
  const lambda = new LambdaClient(endpoint.clientConfig);
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  const settle = async (wanted: string): Promise<Record<string, string>> => {
    const look = async () => (await cloudFormation.send(new DescribeStacksCommand({ StackName: "judge" }))).Stacks?.[0];
    await expect.poll(async () => (await look())?.StackStatus, { timeout: 20_000 }).not.toMatch(/_IN_PROGRESS$/);
    const stack = await look();
    if (stack?.StackStatus !== wanted) {
      const { StackEvents } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: "judge" }));
      throw new Error(StackEvents?.map((event) => event.ResourceStatusReason).join("\n"));
    }
    return Object.fromEntries(stack.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]) ?? []);
  };
  const Capabilities = ["CAPABILITY_IAM" as const];
  const first = body({ auth: "NONE", retries: 0, prefix: "a/" });
  await cloudFormation.send(new CreateStackCommand({ StackName: "judge", TemplateBody: first, Capabilities }));
  const outputs = await settle("CREATE_COMPLETE");
  expect(outputs["Ref"]).toBe("arn:aws:lambda:us-west-2:123456789012:function:judge");
  expect(await (await fetch(outputs["Url"] ?? "")).text()).toBe("judged");
  const FunctionName = "judge";
  const { Policy = "" } = await lambda.send(new GetPolicyCommand({ FunctionName }));
  expect(JSON.parse(Policy).Statement).toHaveLength(3);

  const second = body({ auth: "AWS_IAM", retries: 1, prefix: "b/" });
  await cloudFormation.send(new UpdateStackCommand({ StackName: "judge", TemplateBody: second, Capabilities }));
  expect((await settle("UPDATE_COMPLETE"))["Url"]).toBe(outputs["Url"]);
  expect((await fetch(outputs["Url"] ?? "")).status).toBe(403);
  expect(await lambda.send(new GetFunctionUrlConfigCommand({ FunctionName }))).toMatchObject({ AuthType: "AWS_IAM" });
  expect(await lambda.send(new GetFunctionEventInvokeConfigCommand({ FunctionName }))).toMatchObject({
    MaximumRetryAttempts: 1,
    DestinationConfig: { OnSuccess: { Destination: expect.stringContaining(":judge-Topic-") } },
  });
  const notified = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket: "judged-photos" }));
  expect(notified.LambdaFunctionConfigurations).toMatchObject([
    { Filter: { Key: { FilterRules: [{ Name: "Prefix", Value: "b/" }] } }, Events: ["s3:ObjectCreated:*"] },
  ]);

  const withoutBucket = second.replace(/  MayNotify:[\s\S]*?  Url:/, "  Url:");
  await cloudFormation.send(new UpdateStackCommand({ StackName: "judge", TemplateBody: withoutBucket, Capabilities }));
  await settle("UPDATE_COMPLETE");
  await cloudFormation.send(new DeleteStackCommand({ StackName: "judge" }));
  await expect
    .poll(() => refusal(cloudFormation.send(new DescribeStacksCommand({ StackName: "judge" }))), { timeout: 20_000 })
    .toMatch(/does not exist/);
  expect(await refusal(lambda.send(new GetFunctionUrlConfigCommand({ FunctionName })))).toMatch(/does not exist/);
});
