import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { runCli } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";
import { playFaults } from "../local/support/faults.ts";

let endpoint: TestEndpoint;
let folder: string;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  folder = mkdtempSync(join(tmpdir(), "wildrydes-refusals-"));
});
afterEach(() => playFaults(endpoint));
afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

/** The person's calls of an operation end with an error of AWS's. */
function refuse(operation: string, refusal: { code: string; message: string; status: number; skip?: number }): void {
  const [service = "", name] = operation.split(":");
  playFaults(endpoint, { kind: "error", service: service as never, operation: name, from: ["person"], ...refusal });
}

async function json(...words: string[]) {
  const environment = { ...endpoint.environment, WILDRYDES_DATA: join(folder, "no-daemon") };
  const { code, stdout, stderr } = await runCli([...words, "--json"], { environment, folder });
  return { code, stderr, envelope: JSON.parse(stdout) };
}

const noSubscription = "The AWS Access Key Id needs a subscription for the service";

test.each([
  ["rekognition:CreateCollection", "SubscriptionRequiredException", 400],
  ["cloudformation:CreateStack", "OptInRequired", 403],
])("an account that is not activated yet (%s)", async (operation, code, status) => {
  refuse(operation, { code, message: noSubscription, status });
  const { code: exit, envelope } = await json("setup", "--env", code.slice(0, 5).toLowerCase());
  expect({ exit, error: envelope.error }).toMatchObject({ exit: 3, error: { code: "account-not-active" } });
});

test("a quota of stacks is said at once: waiting does not help", async () => {
  refuse("cloudformation:CreateStack", {
    code: "LimitExceededException",
    message: "Limit exceeded: 2000 stacks",
    status: 400,
  });
  const began = performance.now();
  const { code, envelope } = await json("setup", "--env", "many");
  expect({ code, error: envelope.error }).toMatchObject({ code: 1, error: { code: "limit-exceeded" } });
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("credentials that expire while an execution runs: the error says how to follow it", async () => {
  await json("setup");
  expect((await json("deploy-machine", "--stage", "1")).code).toBe(0);
  refuse("states:GetExecutionHistory", {
    code: "ExpiredTokenException",
    message: "The security token included in the request is expired",
    status: 400,
  });
  const { code, envelope } = await json("run", "--user", "user_a", "--key", "4_no_face.jpg", "--stage", "1");
  expect({ code, error: envelope.error }).toMatchObject({ code: 3, error: { code: "credentials-expired" } });
  expect(envelope.error.next.join("\n")).toContain("inspect execution");
  expect(envelope.error.next.join("\n")).not.toContain("run the command again");
});

test("a teardown that may not see the stacks keeps their buckets, and does not claim that nothing is left", async () => {
  const message =
    "User: x is not authorized to perform: cloudformation:DescribeStacks with an explicit deny in a service control policy";
  refuse("cloudformation:DescribeStacks", { code: "AccessDenied", message, status: 403 });
  const { code, stderr, envelope } = await json("teardown", "--yes");
  expect({ code, error: envelope.error.code }).toEqual({ code: 68, error: "part-unknown" });
  expect(envelope.result.plan.map(({ name }: { name: string }) => name).join()).not.toContain("s3bucket");
  expect(stderr).not.toContain("Verified: nothing is left\n");
  playFaults(endpoint);
  expect(await json("teardown", "--yes")).toMatchObject({ code: 0, envelope: { result: { left: [] } } });
});
