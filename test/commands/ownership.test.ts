import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
  waitUntilStackCreateComplete,
} from "@aws-sdk/client-cloudformation";
import {
  CreateCollectionCommand,
  DeleteCollectionCommand,
  DescribeCollectionCommand,
  ListTagsForResourceCommand as ListCollectionTags,
  RekognitionClient,
} from "@aws-sdk/client-rekognition";
import { GetBucketTaggingCommand, S3Client } from "@aws-sdk/client-s3";
import {
  DescribeStateMachineCommand,
  ListTagsForResourceCommand,
  SFNClient,
  StartExecutionCommand,
  TagResourceCommand,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { beforeAll, describe, expect, test } from "vitest";
import { useEndpointFolder } from "../cli/support/endpoint-folder.ts";

const { endpoint, wildrydes, json } = await useEndpointFolder("ownership");
const cloudFormation = new CloudFormationClient(endpoint.clientConfig);
const rekognition = new RekognitionClient(endpoint.clientConfig);
const sfn = new SFNClient(endpoint.clientConfig);
const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });

const stackName = (env: string): string => `wildrydes-step-module-resources-${env}`;

async function describe1(name: string) {
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: name }));
  return Stacks?.[0];
}

const table = JSON.stringify({
  Resources: {
    CompanyTable: {
      Type: "AWS::DynamoDB::Table",
      Properties: {
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      },
    },
  },
});

describe("a stack of somebody else under the environment's name", () => {
  beforeAll(async () => {
    const StackName = stackName("theirs");
    await cloudFormation.send(
      new CreateStackCommand({ StackName, TemplateBody: table, Tags: [{ Key: "owner", Value: "finance" }] }),
    );
    await waitUntilStackCreateComplete({ client: cloudFormation, maxWaitTime: 20, minDelay: 1 }, { StackName });
  });

  test("is not changed by setup: exit 4, with the way out", async () => {
    const { code, envelope } = await json("setup", "--env", "theirs", "--yes");
    expect({ code, error: envelope.error }).toMatchObject({
      code: 4,
      error: { code: "not-ours", values: { kind: "stack", name: stackName("theirs") } },
    });
    expect(envelope.error.next.join()).toContain("--env");
  });

  test("is not deleted by teardown", async () => {
    expect((await json("teardown", "--env", "theirs", "--yes")).envelope.error).toMatchObject({ code: "not-ours" });
    expect(await describe1(stackName("theirs"))).toMatchObject({ StackStatus: "CREATE_COMPLETE" });
  });
});

test("a collection of somebody else is neither used nor deleted", async () => {
  await rekognition.send(
    new CreateCollectionCommand({ CollectionId: "rider-photos-faces", Tags: { owner: "finance" } }),
  );
  const { code, envelope } = await json("setup", "--env", "faces", "--yes");
  expect({ code, error: envelope.error }).toMatchObject({ code: 4, error: { values: { kind: "collection" } } });
  expect((await json("teardown", "--env", "faces", "--yes")).code).toBe(4);
  await rekognition.send(new DescribeCollectionCommand({ CollectionId: "rider-photos-faces" }));
});

test("an empty collection made by hand before the stack, as the workshop's text does, is taken over", async () => {
  await rekognition.send(new CreateCollectionCommand({ CollectionId: "rider-photos-byhand" }));
  expect((await json("setup", "--env", "byhand", "--yes")).envelope).toMatchObject({
    ok: true,
    result: { collection: { id: "rider-photos-byhand", created: false } },
  });
  expect((await json("teardown", "--env", "byhand", "--yes")).envelope).toMatchObject({ result: { left: [] } });
});

describe("what is made here", () => {
  beforeAll(async () => {
    await wildrydes("setup", "--env", "mine");
    await wildrydes("deploy-machine", "--stage", "1", "--env", "mine");
  }, 60_000);

  const machine = () => `arn:aws:states:us-west-2:123456789012:stateMachine:RiderPhotoProcessing-1-mine`;

  test("carries its environment, its owner and the version: stack, buckets, collection and machine", async () => {
    const stack = await describe1(stackName("mine"));
    const tags = Object.fromEntries((stack?.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
    expect(tags).toEqual({
      "wildrydes:env": "mine",
      "wildrydes:owner": expect.any(String),
      "wildrydes:version": expect.any(String),
    });
    const { CollectionARN } = await rekognition.send(
      new DescribeCollectionCommand({ CollectionId: "rider-photos-mine" }),
    );
    expect((await rekognition.send(new ListCollectionTags({ ResourceArn: CollectionARN }))).Tags).toEqual(tags);
    const photos = stack?.Outputs?.find(({ OutputKey }) => OutputKey === "RiderPhotoS3Bucket")?.OutputValue;
    for (const Bucket of [photos, "wildrydes-artifacts-123456789012-us-west-2-mine"]) {
      const { TagSet = [] } = await s3.send(new GetBucketTaggingCommand({ Bucket }));
      expect(TagSet).toContainEqual({ Key: "wildrydes:env", Value: "mine" });
    }
    const { tags: machineTags } = await sfn.send(new ListTagsForResourceCommand({ resourceArn: machine() }));
    expect(machineTags?.map(({ key }) => key)).toEqual(
      expect.arrayContaining([...Object.keys(tags), "wildrydes:definition"]),
    );
  });

  test("an edited definition is not overwritten unasked: the difference is shown, and exit 5 without a terminal", async () => {
    const edited = JSON.stringify({ StartAt: "Own", States: { Own: { Type: "Succeed" } } });
    await sfn.send(new UpdateStateMachineCommand({ stateMachineArn: machine(), definition: edited }));
    const { code, stderr } = await wildrydes("deploy-machine", "--stage", "1", "--env", "mine");
    expect(code).toBe(5);
    expect(stderr).toMatch(/- +"Own": \{/);
    expect(stderr).toMatch(/\+ +"FaceDetection": \{/);
    const kept = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: machine() }));
    expect(kept.definition).toBe(edited);
    expect((await json("deploy-machine", "--stage", "1", "--env", "mine")).envelope.error.code).toBe(
      "confirmation-needed",
    );

    const yes = await json("deploy-machine", "--stage", "1", "--env", "mine", "--yes");
    expect(yes.envelope.result).toMatchObject({ change: "updated" });
    // It is known again: the next change of ours needs no question.
    expect((await json("deploy-machine", "--stage", "1", "--env", "mine", "--retries")).code).toBe(0);
  });

  test("another owner's machine is asked about", async () => {
    await sfn.send(
      new TagResourceCommand({ resourceArn: machine(), tags: [{ key: "wildrydes:owner", value: "bob" }] }),
    );
    const { code, envelope } = await json("deploy-machine", "--stage", "1", "--env", "mine");
    expect({ code, question: envelope.error.values.question }).toMatchObject({
      code: 5,
      question: { code: "ask-other-owner", values: { owner: "bob", environment: "mine" } },
    });
  });

  test("an update that takes a resource away is shown and asked, and declined it changes nothing", async () => {
    const stack = await describe1(stackName("mine"));
    const { GetTemplateCommand } = await import("@aws-sdk/client-cloudformation");
    const { TemplateBody = "" } = await cloudFormation.send(new GetTemplateCommand({ StackName: stackName("mine") }));
    const more = TemplateBody.replace(/^Resources:\n/m, "Resources:\n  OldQueueLog:\n    Type: AWS::Logs::LogGroup\n");
    await cloudFormation.send(
      new UpdateStackCommand({
        StackName: stackName("mine"),
        TemplateBody: more,
        Capabilities: ["CAPABILITY_IAM"],
        Parameters: stack?.Parameters?.map(({ ParameterKey }) => ({ ParameterKey, UsePreviousValue: true })),
      }),
    );
    const { waitUntilStackUpdateComplete } = await import("@aws-sdk/client-cloudformation");
    await waitUntilStackUpdateComplete(
      { client: cloudFormation, maxWaitTime: 30, minDelay: 1 },
      { StackName: stackName("mine") },
    );
    const { code, envelope } = await json("setup", "--env", "mine");
    expect({ code, question: envelope.error.values.question }).toMatchObject({
      code: 5,
      question: { code: "ask-stack-loss", values: { resources: [{ logicalId: "OldQueueLog", change: "removed" }] } },
    });
    const { ListChangeSetsCommand } = await import("@aws-sdk/client-cloudformation");
    const { Summaries } = await cloudFormation.send(new ListChangeSetsCommand({ StackName: stackName("mine") }));
    expect(Summaries ?? []).toEqual([]);
    expect((await json("setup", "--env", "mine", "--yes")).envelope.result.stack.change).toBe("updated");
  }, 60_000);

  test("an earlier release's environment, without tags, is taken over after one question", async () => {
    const StackName = stackName("mine");
    const stack = await describe1(StackName);
    await cloudFormation.send(
      new UpdateStackCommand({
        StackName,
        UsePreviousTemplate: true,
        Capabilities: ["CAPABILITY_IAM"],
        Parameters: stack?.Parameters?.map(({ ParameterKey }) => ({ ParameterKey, UsePreviousValue: true })),
        Tags: [],
      }),
    );
    const { waitUntilStackUpdateComplete } = await import("@aws-sdk/client-cloudformation");
    await waitUntilStackUpdateComplete({ client: cloudFormation, maxWaitTime: 30, minDelay: 1 }, { StackName });
    const { code, envelope } = await json("setup", "--env", "mine");
    expect({ code, question: envelope.error.values.question }).toMatchObject({
      code: 5,
      question: { code: "ask-adopt", values: { names: [StackName] } },
    });
    expect((await json("setup", "--env", "mine", "--yes")).code).toBe(0);
    expect((await describe1(StackName))?.Tags).toContainEqual({ Key: "wildrydes:env", Value: "mine" });
  }, 60_000);

  test("a collection made anew by hand belongs to its stack, and goes with it", async () => {
    await rekognition.send(new DeleteCollectionCommand({ CollectionId: "rider-photos-mine" }));
    await rekognition.send(new CreateCollectionCommand({ CollectionId: "rider-photos-mine" }));
    expect((await json("setup", "--env", "mine")).code).toBe(0);
    // A machine goes only when its executions have ended, and this one would wait for an hour.
    const waiting = { StartAt: "Hour", States: { Hour: { Type: "Wait", Seconds: 3600, End: true } } };
    await sfn.send(new UpdateStateMachineCommand({ stateMachineArn: machine(), definition: JSON.stringify(waiting) }));
    await sfn.send(new StartExecutionCommand({ stateMachineArn: machine() }));
    const { code, envelope } = await json("teardown", "--env", "mine", "--yes");
    expect({ code, left: envelope.result.left }).toEqual({ code: 0, left: [] });
    await cloudFormation.send(new DeleteStackCommand({ StackName: stackName("theirs") }));
  }, 60_000);
});
