import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signRequest } from "../../src/aws/sign-request.ts";
import { readMember, readText } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";
import { openBuckets } from "./support/buckets.ts";

let home: Home;
let sfn: SFNClient;
let url: string;
let credentials: { accessKeyId: string; secretAccessKey: string };

beforeAll(async () => {
  home = await enterHome();
  await home.runJson(["setup"]);
  await home.runJson(["deploy-machine", "--stage", "4"]);
  const { envelope } = await home.runJson(["local", "env"]);
  credentials = await (await openBuckets(home)).config.credentials();
  const endpoint = readText(envelope.result, "set", "AWS_ENDPOINT_URL") ?? "";
  sfn = new SFNClient({ endpoint, region: "us-west-2", credentials, disableHostPrefix: true });
});
afterAll(() => home.leave());

async function executions() {
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
  const stateMachineArn = stateMachines.find(({ name }) => name === "RiderPhotoProcessing-4")?.stateMachineArn;
  return (await sfn.send(new ListExecutionsCommand({ stateMachineArn }))).executions ?? [];
}

async function post(body: string, signed = true): Promise<{ status: number; text: string }> {
  const headers = signed
    ? signRequest({ method: "POST", url, body }, { ...credentials, region: "us-west-2", service: "lambda" })
    : {};
  const answer = await fetch(url, { method: "POST", body, headers });
  return { status: answer.status, text: await answer.text() };
}

test("a signed request starts one execution, also when it is repeated with its name", async () => {
  const { code, envelope } = await home.runJson(["trigger", "enable", "--kind", "url"]);
  expect([code, envelope.result]).toMatchObject([0, { kind: "url", enabled: true, machine: "RiderPhotoProcessing-4" }]);
  url = readText(envelope.result, "url") ?? "";
  const ask = ["trigger", "request", "--user", "user_a", "--key", "1_happy_face.jpg", "--name", "by-url"];
  const first = await home.runJson(ask);
  const second = await home.runJson(ask);
  const executionArn = readText(first.envelope.result, "executionArn");
  expect([first.code, second.code, readText(second.envelope.result, "executionArn")]).toEqual([0, 0, executionArn]);
  await expect
    .poll(async () => (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status)
    .toBe("SUCCEEDED");
  const inspected = await home.runJson(["inspect", "user", "user_a"]);
  expect(readMember(inspected.envelope.result, "item")).toBeDefined();
});

test("requests without a signature, with nonsense, and with a taken name start nothing", async () => {
  const before = (await executions()).length;
  const good = JSON.stringify({ userId: "user_f", s3Key: "6_other_person.jpg" });
  expect((await post(good, false)).status).toBe(403);
  expect((await post("{")).status).toBe(400);
  const taken = ["trigger", "request", "--user", "user_b", "--key", "1_happy_face.jpg", "--name", "by-url"];
  expect((await home.runJson(taken)).envelope.error?.code).toBe("start-url-refused");
  expect((await executions()).length).toBe(before);
});

test("the URL is shown, and ends with its trigger", async () => {
  expect((await home.run(["trigger", "show"])).stdout).toMatch(/^url\n  State: on /m);
  const disabled = await home.runJson(["trigger", "disable", "--kind", "url"]);
  expect(disabled).toMatchObject({ code: 0, envelope: { result: { changed: true } } });
  expect((await post("{}")).status).toBe(403);
  const again = await home.runJson(["trigger", "disable", "--kind", "url"]);
  expect(again).toMatchObject({ code: 0, envelope: { result: { changed: false } } });
});
