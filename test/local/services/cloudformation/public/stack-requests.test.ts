import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetStackPolicyCommand,
  SetStackPolicyCommand,
  UpdateStackCommand,
  waitUntilStackCreateComplete,
} from "@aws-sdk/client-cloudformation";
import { GetBucketEncryptionCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { expect, test } from "vitest";
import { useTestEndpoint } from "../../../support/use-test-endpoint.ts";
import { openStacks, role } from "./stacks.ts";
import { poll } from "../../../../support/poll.ts";

const endpoint = await useTestEndpoint();
const stacks = openStacks(endpoint);

const groups = (days: number, names = ["One", "Two"]) => ({
  Resources: Object.fromEntries(
    names.map((name) => [name, { Type: "AWS::Logs::LogGroup", Properties: { RetentionInDays: days } }]),
  ),
});

const statement = (Effect: string, Action: string, Resource: string, more: object = {}) => ({
  Effect,
  Action,
  Principal: "*",
  Resource,
  ...more,
});
const policyOf = (...Statement: object[]): string => JSON.stringify({ Statement });
const allowAll = statement("Allow", "Update:*", "*");

function settle(StackName: string): Promise<string> {
  return poll(async () => {
    const { Stacks: [stack] = [] } = await stacks.client.send(new DescribeStacksCommand({ StackName }));
    return stack?.StackStatus?.endsWith("_IN_PROGRESS") ? undefined : stack?.StackStatus;
  });
}

test("a policy keeps resources from being changed or deleted", async () => {
  const StackName = "guarded";
  await stacks.create(StackName, groups(1));
  const deny = policyOf(allowAll, statement("Deny", "Update:*", "LogicalResourceId/Two"));
  await stacks.client.send(new SetStackPolicyCommand({ StackName, StackPolicyBody: deny }));
  expect((await stacks.client.send(new GetStackPolicyCommand({ StackName }))).StackPolicyBody).toBe(deny);
  const refused = await stacks.update(StackName, groups(3));
  expect(refused.status).toBe("UPDATE_ROLLBACK_COMPLETE");
  expect(refused.failures.join("\n")).toContain(
    "Two: Action denied by stack policy: Statement [#2] does not allow [Update:Modify] for resource [LogicalResourceId/Two];",
  );
  const dropped = await stacks.update(StackName, groups(1, ["One"]));
  expect(dropped.status).toBe("UPDATE_ROLLBACK_COMPLETE");
  // A policy for one update outranks the stack's own.
  await stacks.client.send(
    new UpdateStackCommand({
      StackName,
      TemplateBody: JSON.stringify(groups(5)),
      StackPolicyDuringUpdateBody: policyOf(allowAll),
    }),
  );
  expect(await settle(StackName)).toBe("UPDATE_COMPLETE");
  expect((await stacks.update(StackName, groups(7))).status).toBe("UPDATE_ROLLBACK_COMPLETE");
});

test("a policy that allows nothing comes with a new stack", async () => {
  const StackName = "closed";
  const Condition = { StringEquals: { ResourceType: ["AWS::S3::*"] } };
  const StackPolicyBody = policyOf(statement("Allow", "Update:*", "*", { Condition }));
  await stacks.client.send(
    new CreateStackCommand({ StackName, TemplateBody: JSON.stringify(groups(1)), StackPolicyBody }),
  );
  expect(await settle(StackName)).toBe("CREATE_COMPLETE");
  expect((await stacks.update(StackName, groups(3))).status).toBe("UPDATE_ROLLBACK_COMPLETE");
  await expect(stacks.client.send(new SetStackPolicyCommand({ StackName, StackPolicyBody: "no" }))).rejects.toThrow(
    "Error validating stack policy",
  );
});

test("a stack's topics are told each of its events", async () => {
  const sns = new SNSClient(endpoint.clientConfig);
  const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "events" }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint: "a@example.com" }));
  const before = endpoint.log.length;
  const TemplateBody = JSON.stringify(groups(1, ["BrowserAnswer"]));
  await stacks.client.send(new CreateStackCommand({ StackName: "told", TemplateBody, NotificationARNs: [TopicArn] }));
  expect(await settle("told")).toBe("CREATE_COMPLETE");
  expect(endpoint.log.slice(before).filter((line) => line.startsWith("cloudformation:"))).toEqual([]);
  const missing = "arn:aws:sns:us-west-2:123456789012:none";
  await stacks.client.send(new CreateStackCommand({ StackName: "untold", TemplateBody, NotificationARNs: [missing] }));
  expect(await settle("untold")).toBe("CREATE_COMPLETE");
  await expect.poll(() => endpoint.log.join("\n")).toContain(`untold could not notify ${missing}`);
});

test("an executed change set is gone, and shows values when asked for", async () => {
  const StackName = "changed";
  const ChangeSetName = "always-the-same";
  const make = async (days: number, ChangeSetType: "CREATE" | "UPDATE") => {
    const TemplateBody = JSON.stringify(groups(days, ["One"]));
    await stacks.client.send(new CreateChangeSetCommand({ StackName, ChangeSetName, ChangeSetType, TemplateBody }));
  };
  await make(1, "CREATE");
  await stacks.client.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName }));
  await waitUntilStackCreateComplete(
    { client: stacks.client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 },
    { StackName },
  );
  const { Stacks: [stack] = [] } = await stacks.client.send(new DescribeStacksCommand({ StackName }));
  expect(stack?.LastUpdatedTime).toBeInstanceOf(Date);
  await expect(stacks.client.send(new DescribeChangeSetCommand({ StackName, ChangeSetName }))).rejects.toMatchObject({
    name: "ChangeSetNotFoundException",
  });
  await make(3, "UPDATE");
  const describe = async (IncludePropertyValues: boolean) => {
    const input = { StackName, ChangeSetName, IncludePropertyValues };
    const { Changes: [change] = [] } = await stacks.client.send(new DescribeChangeSetCommand(input));
    return change?.ResourceChange;
  };
  expect(await describe(true)).toMatchObject({
    BeforeContext: '{"Properties":{"RetentionInDays":"1"}}',
    AfterContext: '{"Properties":{"RetentionInDays":"3"}}',
    Details: [
      {
        Target: {
          Attribute: "Properties",
          Name: "RetentionInDays",
          RequiresRecreation: "Never",
          Path: "/Properties/RetentionInDays",
          BeforeValue: "1",
          AfterValue: "3",
          AttributeChangeType: "Modify",
        },
      },
    ],
  });
  const plain = await describe(false);
  expect(plain).not.toHaveProperty("AfterContext");
  expect(plain?.Details?.[0]?.Target).toEqual({
    Attribute: "Properties",
    Name: "RetentionInDays",
    RequiresRecreation: "Never",
  });
});

test("a stack that goes says since when", async () => {
  await stacks.create("going", groups(1));
  const { Stacks: [stack] = [] } = await stacks.client.send(new DescribeStacksCommand({ StackName: "going" }));
  await stacks.client.send(new DeleteStackCommand({ StackName: "going" }));
  await settle(stack?.StackId ?? "");
  const { Stacks: [gone] = [] } = await stacks.client.send(new DescribeStacksCommand({ StackName: stack?.StackId }));
  expect(gone?.DeletionTime).toBeInstanceOf(Date);
});

test("a type that is not here may stand behind a condition that does not hold", async () => {
  const template = {
    Conditions: { Never: { "Fn::Equals": ["a", "b"] } },
    Resources: {
      ...groups(1, ["One"]).Resources,
      Queue: { Type: "AWS::SQS::Queue", Condition: "Never" },
    },
  };
  expect(await stacks.create("conditional", template)).toMatchObject({ status: "CREATE_COMPLETE" });
});

test("the CDK's bucket and its roles' conditions", async () => {
  const trust = { Service: "lambda.amazonaws.com", AWS: "123456789012" };
  const ending = await stacks.create("toolkit", {
    Resources: {
      Staging: {
        Type: "AWS::S3::Bucket",
        Properties: {
          BucketName: "staging-files",
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } }],
          },
        },
      },
      Role: {
        ...role("lambda.amazonaws.com"),
        Properties: {
          RoleName: "publishing",
          AssumeRolePolicyDocument: {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Principal: trust, Action: "sts:AssumeRole" }],
          },
          Policies: [
            {
              PolicyName: "own",
              PolicyDocument: {
                Version: "2012-10-17",
                Statement: [
                  {
                    Effect: "Allow",
                    Action: "s3:GetEncryptionConfiguration",
                    Resource: { "Fn::GetAtt": ["Staging", "Arn"] },
                    Condition: { StringEquals: { "aws:ResourceAccount": [{ Ref: "AWS::AccountId" }] } },
                  },
                ],
              },
            },
          ],
        },
      },
    },
  });
  expect(ending).toMatchObject({ status: "CREATE_COMPLETE", failures: [] });
  const credentials = endpoint.served.endpoint.keys.issue("arn:aws:iam::123456789012:role/publishing", "cdk");
  const s3 = new S3Client({ ...endpoint.clientConfig, credentials, forcePathStyle: true });
  const { ServerSideEncryptionConfiguration: encryption } = await s3.send(
    new GetBucketEncryptionCommand({ Bucket: "staging-files" }),
  );
  expect(encryption?.Rules).toMatchObject([{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }]);
});
