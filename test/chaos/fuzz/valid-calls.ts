import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeStacksCommand,
  GetTemplateSummaryCommand,
  ListStacksCommand,
  UpdateStackCommand,
  ValidateTemplateCommand,
} from "@aws-sdk/client-cloudformation";
import {
  CloudWatchClient,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
  PutResourcePolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  TestEventPatternCommand,
} from "@aws-sdk/client-eventbridge";
import { CreatePolicyCommand, CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  CreateFunctionUrlConfigCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import {
  CreateCollectionCommand,
  IndexFacesCommand,
  ListFacesCommand,
  RekognitionClient,
  TagResourceCommand,
} from "@aws-sdk/client-rekognition";
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { SendEmailCommand, SendRawEmailCommand, SESClient, VerifyEmailIdentityCommand } from "@aws-sdk/client-ses";
import { CreateEmailIdentityCommand, SendEmailCommand as SendEmail2Command, SESv2Client } from "@aws-sdk/client-sesv2";
import {
  CreateStateMachineCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  TestStateCommand,
  ValidateStateMachineDefinitionCommand,
} from "@aws-sdk/client-sfn";
import {
  CreateTopicCommand,
  PublishBatchCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
} from "@aws-sdk/client-sns";
import { GetParametersByPathCommand, GetParametersCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { strToU8, zipSync } from "fflate";
import { definition, machineInput, pattern, policy, role, template, trust } from "./valid-documents.ts";

/** Sends one call whose input went through `spoil` first. */
export interface ValidCall {
  readonly family: string;
  send(spoil: Spoil, signal: AbortSignal): Promise<unknown>;
}

export type Spoil = <Input>(input: Input) => Input;

interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Good calls of every service, by the SDK. In their order each finds what it names. */
export function validCalls(settings: ClientSettings): readonly ValidCall[] {
  const config = { ...settings, maxAttempts: 1 };
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const [iam, sts, sns, ssm] = [
    new IAMClient(config),
    new STSClient(config),
    new SNSClient(config),
    new SSMClient(config),
  ];
  const sfn = new SFNClient({ ...config, disableHostPrefix: true });
  const [lambda, dynamodb, logs] = [
    new LambdaClient(config),
    new DynamoDBClient(config),
    new CloudWatchLogsClient({ ...config, disableHostPrefix: true }),
  ];
  const [events, metrics, stacks] = [
    new EventBridgeClient(config),
    new CloudWatchClient(config),
    new CloudFormationClient(config),
  ];
  const [ses, ses2, faces] = [new SESClient(config), new SESv2Client(config), new RekognitionClient(config)];
  const bucket = { Bucket: "photos" };
  const table = { TableName: "riders" };
  const key = { id: { S: "a" } };
  const code = { ZipFile: zipSync({ "index.mjs": strToU8("export const handler = async (event) => event;") }) };
  const machineArn = `arn:aws:states:${config.region}:123456789012:stateMachine:fuzz`;
  const topicArn = `arn:aws:sns:${config.region}:123456789012:fuzz`;
  const functionArn = `arn:aws:lambda:${config.region}:123456789012:function:fuzz`;
  const group = { logGroupName: "/fuzz" };
  const now = new Date();

  /** One family of calls. */
  function of(family: string, ...calls: readonly ((spoil: Spoil, abortSignal: AbortSignal) => Promise<unknown>)[]) {
    return calls.map((send): ValidCall => ({ family: `${family}: altered calls`, send }));
  }

  return [
    ...of(
      "iam",
      (x, abortSignal) =>
        iam.send(new CreateRoleCommand(x({ RoleName: "fuzz", AssumeRolePolicyDocument: trust })), { abortSignal }),
      (x, abortSignal) =>
        iam.send(new PutRolePolicyCommand(x({ RoleName: "fuzz", PolicyName: "all", PolicyDocument: policy })), {
          abortSignal,
        }),
      (x, abortSignal) =>
        iam.send(
          new CreatePolicyCommand(x({ PolicyName: "fuzz", PolicyDocument: policy, Tags: [{ Key: "a", Value: "b" }] })),
          { abortSignal },
        ),
    ),
    ...of("sts", (x, abortSignal) =>
      sts.send(
        new AssumeRoleCommand(
          x({
            RoleArn: role,
            RoleSessionName: "session",
            DurationSeconds: 900,
            Policy: policy,
            Tags: [{ Key: "a", Value: "b" }],
          }),
        ),
        { abortSignal },
      ),
    ),
    ...of(
      "s3",
      (x, abortSignal) =>
        s3.send(new PutObjectCommand(x({ ...bucket, Key: "a/b.jpg", Body: "hello", Metadata: { a: "b" } })), {
          abortSignal,
        }),
      (x, abortSignal) =>
        s3.send(new CopyObjectCommand(x({ ...bucket, Key: "c", CopySource: "photos/a/b.jpg" })), { abortSignal }),
      async (x, abortSignal) => {
        const input = x({ ...bucket, Key: "c", Range: "bytes=0-1", ResponseContentType: "a/b" });
        const { Body } = await s3.send(new GetObjectCommand(input), { abortSignal });
        return Body?.transformToByteArray();
      },
      (x, abortSignal) =>
        s3.send(new ListObjectsV2Command(x({ ...bucket, Prefix: "a", Delimiter: "/", MaxKeys: 5 })), { abortSignal }),
      (x, abortSignal) =>
        s3.send(new DeleteObjectsCommand(x({ ...bucket, Delete: { Objects: [{ Key: "x" }] } })), { abortSignal }),
      (x, abortSignal) =>
        s3.send(
          new PutObjectTaggingCommand(x({ ...bucket, Key: "c", Tagging: { TagSet: [{ Key: "a", Value: "b" }] } })),
          { abortSignal },
        ),
      (x, abortSignal) =>
        s3.send(
          new PutBucketCorsCommand(
            x({
              ...bucket,
              CORSConfiguration: { CORSRules: [{ AllowedMethods: ["GET"], AllowedOrigins: ["*"] }] },
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        s3.send(
          new PutBucketLifecycleConfigurationCommand(
            x({
              ...bucket,
              LifecycleConfiguration: {
                Rules: [{ ID: "r", Status: "Enabled" as const, Filter: { Prefix: "a" }, Expiration: { Days: 1 } }],
              },
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        s3.send(
          new PutBucketNotificationConfigurationCommand(
            x({ ...bucket, NotificationConfiguration: { EventBridgeConfiguration: {} } }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        s3.send(
          new PutBucketPolicyCommand(
            x({
              ...bucket,
              Policy: policy.replace(
                '"Resource":"*"',
                `"Principal":{"AWS":"${role}"},"Resource":"arn:aws:s3:::photos/z"`,
              ),
            }),
          ),
          { abortSignal },
        ),
    ),
    ...of(
      "dynamodb",
      (x, abortSignal) =>
        dynamodb.send(
          new PutItemCommand(
            x({
              ...table,
              Item: { ...key, l: { L: [{ N: "1" }] }, m: { M: { b: { B: new Uint8Array([1]) } } }, s: { SS: ["a"] } },
              ConditionExpression: "attribute_not_exists(#x) OR size(m) > :n",
              ExpressionAttributeNames: { "#x": "x" },
              ExpressionAttributeValues: { ":n": { N: "0" } },
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        dynamodb.send(
          new UpdateItemCommand(
            x({
              ...table,
              Key: key,
              UpdateExpression: "SET a = if_not_exists(a, :n) + :n, l = list_append(l, :l) REMOVE z DELETE s :s",
              ExpressionAttributeValues: { ":n": { N: "1" }, ":l": { L: [{ BOOL: true }] }, ":s": { SS: ["a"] } },
              ReturnValues: "ALL_NEW" as const,
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        dynamodb.send(new GetItemCommand(x({ ...table, Key: key, ProjectionExpression: "a, l[0], m.b" })), {
          abortSignal,
        }),
      (x, abortSignal) =>
        dynamodb.send(
          new QueryCommand(
            x({
              ...table,
              KeyConditionExpression: "id = :id",
              FilterExpression: "contains(s, :a) AND NOT a BETWEEN :n AND :n",
              ExpressionAttributeValues: { ":id": { S: "a" }, ":a": { S: "a" }, ":n": { N: "2" } },
              Limit: 5,
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        dynamodb.send(new ScanCommand(x({ ...table, Limit: 1, ExclusiveStartKey: key })), { abortSignal }),
      (x, abortSignal) =>
        dynamodb.send(
          new BatchWriteItemCommand(x({ RequestItems: { riders: [{ PutRequest: { Item: { id: { S: "b" } } } }] } })),
          { abortSignal },
        ),
    ),
    ...of(
      "lambda",
      (x, abortSignal) =>
        lambda.send(
          new CreateFunctionCommand(
            x({
              FunctionName: "fuzz",
              Runtime: "nodejs22.x" as const,
              Handler: "index.handler",
              Role: role,
              Code: code,
              Environment: { Variables: { AB: "b" } },
              Timeout: 3,
              MemorySize: 128,
              Tags: { a: "b" },
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        lambda.send(
          new UpdateFunctionConfigurationCommand(
            x({
              FunctionName: "fuzz",
              Description: "d",
              EphemeralStorage: { Size: 512 },
              LoggingConfig: { LogGroup: "/g" },
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        lambda.send(
          new AddPermissionCommand(
            x({
              FunctionName: "fuzz",
              StatementId: "s",
              Action: "lambda:InvokeFunction",
              Principal: "sns.amazonaws.com",
              SourceArn: topicArn,
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        lambda.send(new CreateAliasCommand(x({ FunctionName: "fuzz", Name: "live", FunctionVersion: "$LATEST" })), {
          abortSignal,
        }),
      (x, abortSignal) =>
        lambda.send(
          new CreateFunctionUrlConfigCommand(
            x({ FunctionName: "fuzz", AuthType: "NONE" as const, Cors: { AllowOrigins: ["*"], MaxAge: 1 } }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        lambda.send(
          new InvokeCommand(
            x({ FunctionName: "fuzz", Payload: '{"a":1}', InvocationType: "Event" as const, ClientContext: "e30=" }),
          ),
          { abortSignal },
        ),
    ),
    ...of(
      "states",
      (x, abortSignal) =>
        sfn.send(
          new CreateStateMachineCommand(
            x({ name: "fuzz", definition, roleArn: role, tags: [{ key: "a", value: "b" }] }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        sfn.send(new StartExecutionCommand(x({ stateMachineArn: machineArn, input: machineInput })), { abortSignal }),
      (x, abortSignal) =>
        sfn.send(
          new CreateStateMachineCommand(x({ name: "quick", type: "EXPRESS" as const, definition, roleArn: role })),
          { abortSignal },
        ),
      (x, abortSignal) =>
        sfn.send(
          new StartSyncExecutionCommand(
            x({ stateMachineArn: machineArn.replace(/fuzz$/, "quick"), input: machineInput }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        sfn.send(
          new TestStateCommand(
            x({
              definition:
                '{"Type":"Pass","Parameters":{"a.$":"States.Format(\'{}\',$.b)"},"ResultPath":"$.c","End":true}',
              input: '{"b":[1,{"c":null}]}',
              roleArn: role,
              inspectionLevel: "DEBUG" as const,
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) => sfn.send(new ValidateStateMachineDefinitionCommand(x({ definition })), { abortSignal }),
      (x, abortSignal) =>
        sfn.send(new ListExecutionsCommand(x({ stateMachineArn: machineArn, maxResults: 5 })), { abortSignal }),
    ),
    ...of(
      "sns",
      (x, abortSignal) =>
        sns.send(new CreateTopicCommand(x({ Name: "fuzz", Attributes: { Policy: policy } })), { abortSignal }),
      (x, abortSignal) =>
        sns.send(
          new SubscribeCommand(
            x({
              TopicArn: topicArn,
              Protocol: "lambda",
              Endpoint: functionArn,
              Attributes: {
                FilterPolicy: '{"a":["b",{"prefix":"c"},{"numeric":[">",1]}]}',
                FilterPolicyScope: "MessageAttributes",
              },
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        sns.send(
          new PublishCommand(
            x({
              TopicArn: topicArn,
              Message: "m",
              Subject: "s",
              MessageAttributes: { a: { DataType: "String", StringValue: "b" } },
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        sns.send(
          new PublishBatchCommand(x({ TopicArn: topicArn, PublishBatchRequestEntries: [{ Id: "1", Message: "m" }] })),
          { abortSignal },
        ),
    ),
    ...of(
      "events",
      (x, abortSignal) =>
        events.send(
          new PutRuleCommand(x({ Name: "fuzz", EventPattern: pattern, ScheduleExpression: "rate(5 minutes)" })),
          { abortSignal },
        ),
      (x, abortSignal) =>
        events.send(
          new PutTargetsCommand(
            x({
              Rule: "fuzz",
              Targets: [
                {
                  Id: "1",
                  Arn: functionArn,
                  InputTransformer: { InputPathsMap: { a: "$.detail.a" }, InputTemplate: '{"b": <a>}' },
                },
              ],
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        events.send(
          new PutEventsCommand(x({ Entries: [{ Source: "fuzz", DetailType: "t", Detail: '{"a":1}', Time: now }] })),
          { abortSignal },
        ),
      (x, abortSignal) =>
        events.send(
          new TestEventPatternCommand(
            x({
              EventPattern: pattern,
              Event:
                '{"id":"1","account":"1","source":"fuzz","time":"2026-01-01T00:00:00Z","region":"r","resources":[],"detail-type":"t","detail":{"a":1}}',
            }),
          ),
          { abortSignal },
        ),
    ),
    ...of(
      "logs",
      (x, abortSignal) => logs.send(new CreateLogStreamCommand(x({ ...group, logStreamName: "s" })), { abortSignal }),
      (x, abortSignal) =>
        logs.send(
          new PutLogEventsCommand(
            x({ ...group, logStreamName: "s", logEvents: [{ timestamp: now.getTime(), message: '{"a":1}' }] }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        logs.send(new FilterLogEventsCommand(x({ ...group, filterPattern: 'a "b c" -d', limit: 5 })), {
          abortSignal,
        }),
      (x, abortSignal) =>
        logs.send(new GetLogEventsCommand(x({ ...group, logStreamName: "s", startTime: 0, limit: 5 })), {
          abortSignal,
        }),
      (x, abortSignal) =>
        logs.send(new PutResourcePolicyCommand(x({ policyName: "p", policyDocument: policy })), { abortSignal }),
    ),
    ...of(
      "monitoring",
      (x, abortSignal) =>
        metrics.send(
          new PutMetricDataCommand(
            x({
              Namespace: "fuzz",
              MetricData: [
                {
                  MetricName: "m",
                  Dimensions: [{ Name: "a", Value: "b" }],
                  Values: [1, 2],
                  Counts: [1, 1],
                  Unit: "Count" as const,
                  Timestamp: now,
                },
              ],
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        metrics.send(
          new GetMetricDataCommand(
            x({
              StartTime: new Date(now.getTime() - 3_600_000),
              EndTime: now,
              MetricDataQueries: [
                { Id: "a", MetricStat: { Metric: { Namespace: "fuzz", MetricName: "m" }, Period: 60, Stat: "p99" } },
              ],
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        metrics.send(
          new GetMetricStatisticsCommand(
            x({
              Namespace: "fuzz",
              MetricName: "m",
              StartTime: new Date(now.getTime() - 3_600_000),
              EndTime: now,
              Period: 60,
              Statistics: ["Sum" as const],
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        metrics.send(new ListMetricsCommand(x({ Namespace: "fuzz", MetricName: "m" })), { abortSignal }),
    ),
    ...of(
      "ssm",
      (x, abortSignal) =>
        ssm.send(
          new PutParameterCommand(x({ Name: "/fuzz/a", Type: "String" as const, Value: "v", Overwrite: true })),
          { abortSignal },
        ),
      (x, abortSignal) => ssm.send(new GetParametersCommand(x({ Names: ["/fuzz/a", "/fuzz/a:1"] })), { abortSignal }),
      (x, abortSignal) =>
        ssm.send(
          new GetParametersByPathCommand(
            x({ Path: "/fuzz", ParameterFilters: [{ Key: "Type", Values: ["String"] }], MaxResults: 5 }),
          ),
          { abortSignal },
        ),
    ),
    ...of(
      "ses",
      (x, abortSignal) =>
        ses.send(new VerifyEmailIdentityCommand(x({ EmailAddress: "a@example.com" })), { abortSignal }),
      (x, abortSignal) =>
        ses.send(
          new SendEmailCommand(
            x({
              Source: "A <a@example.com>",
              Destination: { ToAddresses: ["b@example.com"] },
              Message: {
                Subject: { Data: "s" },
                Body: { Text: { Data: "t" }, Html: { Data: "<p>", Charset: "UTF-8" } },
              },
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        ses.send(
          new SendRawEmailCommand(
            x({ RawMessage: { Data: Buffer.from("From: a@example.com\r\nTo: b@example.com\r\n\r\nhello") } }),
          ),
          { abortSignal },
        ),
    ),
    ...of(
      "sesv2",
      (x, abortSignal) =>
        ses2.send(new CreateEmailIdentityCommand(x({ EmailIdentity: "c@example.com" })), { abortSignal }),
      (x, abortSignal) =>
        ses2.send(
          new SendEmail2Command(
            x({
              FromEmailAddress: "a@example.com",
              Destination: { ToAddresses: ["b@example.com"] },
              Content: { Simple: { Subject: { Data: "s" }, Body: { Text: { Data: "t" } } } },
            }),
          ),
          { abortSignal },
        ),
    ),
    ...of(
      "rekognition",
      (x, abortSignal) =>
        faces.send(new CreateCollectionCommand(x({ CollectionId: "fuzz", Tags: { a: "b" } })), { abortSignal }),
      (x, abortSignal) => faces.send(new ListFacesCommand(x({ CollectionId: "fuzz", MaxResults: 5 })), { abortSignal }),
      (x, abortSignal) =>
        faces.send(
          new IndexFacesCommand(
            x({
              CollectionId: "fuzz",
              Image: { S3Object: { ...bucket, Name: "c" } },
              ExternalImageId: "a",
              MaxFaces: 1,
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        faces.send(
          new TagResourceCommand(
            x({
              ResourceArn: `arn:aws:rekognition:${config.region}:123456789012:collection/fuzz`,
              Tags: { a: "b" },
            }),
          ),
          { abortSignal },
        ),
    ),
    ...of(
      "cloudformation",
      (x, abortSignal) =>
        stacks.send(
          new CreateStackCommand(
            x({
              StackName: "fuzz",
              TemplateBody: template,
              Parameters: [{ ParameterKey: "Name", ParameterValue: "a" }],
              Tags: [{ Key: "a", Value: "b" }],
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) => stacks.send(new ValidateTemplateCommand(x({ TemplateBody: template })), { abortSignal }),
      (x, abortSignal) => stacks.send(new GetTemplateSummaryCommand(x({ TemplateBody: template })), { abortSignal }),
      (x, abortSignal) =>
        stacks.send(
          new UpdateStackCommand(
            x({
              StackName: "fuzz",
              TemplateBody: template,
              Parameters: [{ ParameterKey: "Name", ParameterValue: "b" }],
            }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) =>
        stacks.send(
          new CreateChangeSetCommand(
            x({ StackName: "fuzz2", ChangeSetName: "c", ChangeSetType: "CREATE" as const, TemplateBody: template }),
          ),
          { abortSignal },
        ),
      (x, abortSignal) => stacks.send(new DescribeStacksCommand(x({ StackName: "fuzz" })), { abortSignal }),
      (x, abortSignal) =>
        stacks.send(new ListStacksCommand(x({ StackStatusFilter: ["CREATE_COMPLETE" as const] })), { abortSignal }),
    ),
  ];
}
