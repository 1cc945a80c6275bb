import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DeleteFunctionEventInvokeConfigCommand,
  GetFunctionEventInvokeConfigCommand,
  InvokeCommand,
  ListFunctionEventInvokeConfigsCommand,
  PutFunctionEventInvokeConfigCommand,
  type PutFunctionEventInvokeConfigCommandInput,
  UpdateFunctionEventInvokeConfigCommand,
} from "@aws-sdk/client-lambda";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { expect, test } from "vitest";
import { useWorkbench, refusal } from "./workbench.ts";

const bench = await useWorkbench();

const patience = { timeout: 20_000, interval: 50 };
const arnOf = (name: string): string => `arn:aws:lambda:us-west-2:123456789012:function:${name}`;
const moody =
  "exports.handler = async (event) => { if (event.fail) throw new Error('intentional'); return { hello: event }; }";
const logging = "exports.handler = async (event) => console.log(`got ${JSON.stringify(event)}`)";

const configure = (name: string, more: Partial<PutFunctionEventInvokeConfigCommandInput>) =>
  bench.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: name, ...more }));
const to = (success: string | undefined, failure?: string) => ({
  DestinationConfig: { OnSuccess: { Destination: success }, OnFailure: { Destination: failure } },
});

async function invoke(FunctionName: string, event: object): Promise<string | undefined> {
  const Payload = JSON.stringify(event);
  const { $metadata } = await bench.lambda.send(new InvokeCommand({ FunctionName, InvocationType: "Event", Payload }));
  return $metadata.requestId;
}

async function received(name: string): Promise<unknown[]> {
  const { events = [] } = await bench.logs.send(
    new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${name}`, filterPattern: "got" }),
  );
  return events.map(({ message = "" }) => JSON.parse(message.slice(message.indexOf("got ") + 4)));
}

test("a function is told of success and of failure", async () => {
  const [name, destination] = [await bench.make(moody), await bench.make(logging)];
  await configure(name, { MaximumRetryAttempts: 0, ...to(arnOf(destination), arnOf(destination)) });
  const [well, ill] = [await invoke(name, { n: 1 }), await invoke(name, { fail: true })];
  await expect.poll(async () => (await received(destination)).length, patience).toBe(2);
  const common = { version: "1.0", timestamp: expect.stringMatching(/^\d{4}-.*Z$/) };
  const context = { functionArn: `${arnOf(name)}:$LATEST`, approximateInvokeCount: 1 };
  expect(await received(destination)).toEqual(
    expect.arrayContaining([
      {
        ...common,
        requestContext: { ...context, requestId: well, condition: "Success" },
        requestPayload: { n: 1 },
        responseContext: { statusCode: 200, executedVersion: "$LATEST" },
        responsePayload: { hello: { n: 1 } },
      },
      {
        ...common,
        requestContext: { ...context, requestId: ill, condition: "RetriesExhausted" },
        requestPayload: { fail: true },
        responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
        responsePayload: expect.objectContaining({ errorType: "Error", errorMessage: "intentional" }),
      },
    ]),
  );
});

test("topics and buses get the same report, sent by the function's role", async () => {
  const [name, destination] = [await bench.make(moody), await bench.make(logging)];
  const { clientConfig } = bench.endpoint;
  const [sns, events] = [new SNSClient(clientConfig), new EventBridgeClient(clientConfig)];
  const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "ValidationResult" }));
  const bus = "arn:aws:events:us-west-2:123456789012:event-bus/default";
  const pattern = JSON.stringify({ source: ["lambda"] });
  const { RuleArn } = await events.send(new PutRuleCommand({ Name: "results", EventPattern: pattern }));
  for (const [service, SourceArn] of [
    ["sns", TopicArn],
    ["events", RuleArn],
  ] as const)
    await bench.allow(destination, service, { SourceArn });
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "lambda", Endpoint: arnOf(destination) }));
  await events.send(new PutTargetsCommand({ Rule: "results", Targets: [{ Id: "1", Arn: arnOf(destination) }] }));
  await configure(name, { MaximumRetryAttempts: 0, ...to(TopicArn, bus) });
  await invoke(name, { n: 2 });
  await invoke(name, { fail: true });
  await expect.poll(async () => (await received(destination)).length, patience).toBe(2);
  const [one, other] = JSON.stringify((await received(destination))[0]).includes("Sns")
    ? await received(destination)
    : (await received(destination)).toReversed();
  expect(one).toMatchObject({ Records: [{ Sns: { Message: expect.stringContaining('"condition":"Success"') } }] });
  expect(other).toMatchObject({
    source: "lambda",
    "detail-type": "Lambda Function Invocation Result - Failure",
    resources: [bus, `${arnOf(name)}:$LATEST`],
    detail: { requestContext: { condition: "RetriesExhausted" }, requestPayload: { fail: true } },
  });
});

test("settings are put, changed, shown and deleted", async () => {
  const name = await bench.make(moody);
  const get = () => bench.lambda.send(new GetFunctionEventInvokeConfigCommand({ FunctionName: name }));
  const absent = `ResourceNotFoundException: The function ${arnOf(name)}:$LATEST doesn't have an EventInvokeConfig`;
  expect(await refusal(get())).toBe(absent);
  const { $metadata: _, ...put } = await configure(name, { MaximumRetryAttempts: 1 });
  expect(put).toEqual({
    DestinationConfig: { OnFailure: {}, OnSuccess: {} },
    FunctionArn: `${arnOf(name)}:$LATEST`,
    LastModified: expect.any(Date),
    MaximumRetryAttempts: 1,
  });
  await bench.lambda.send(
    new UpdateFunctionEventInvokeConfigCommand({ FunctionName: name, MaximumEventAgeInSeconds: 60 }),
  );
  expect(await get()).toMatchObject({ MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 });
  const listed = await bench.lambda.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName: name }));
  expect(listed.FunctionEventInvokeConfigs).toMatchObject([{ MaximumRetryAttempts: 1 }]);
  await bench.lambda.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName: name }));
  expect(await refusal(get())).toBe(absent);
});

test("destinations that cannot work are refused", async () => {
  const narrow = await bench.role("narrow", []);
  const [name, destination] = [await bench.make(moody, { Role: narrow }), await bench.make(logging)];
  const wide = await bench.make(moody);
  expect(await refusal(configure(name, to(arnOf(destination))))).toBe(
    `InvalidParameterValueException: The function's execution role does not have permissions to call Invoke on ${arnOf(destination)}`,
  );
  expect(await refusal(configure(wide, to(arnOf(wide))))).toMatch(
    /can't specify the function as a destination for itself/,
  );
  expect(await refusal(configure(wide, to(arnOf("nobody"))))).toMatch(/The destination ARN .* is invalid/);
  expect(await refusal(configure(wide, to("arn:aws:sqs:us-west-2:123456789012:queue")))).toMatch(
    /no destination of sqs/,
  );
  expect(await refusal(configure(wide, { MaximumRetryAttempts: 3 }))).toBe(
    "ValidationException: 1 validation error detected: Value '3' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 2",
  );
  expect(await refusal(configure(wide, {}))).toMatch(/You must specify at least one/);
  expect(await refusal(configure("nobody", { MaximumRetryAttempts: 0 }))).toBe(
    "ResourceNotFoundException: The function doesn't exist.",
  );
});
