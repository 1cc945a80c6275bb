import { expect, test } from "vitest";
import { useTestEndpoint } from "../../../support/use-test-endpoint.ts";
import { nodeFunction, openStacks, role, type TemplateParts } from "./stacks.ts";
import { poll } from "../../../../support/poll.ts";

const endpoint = await useTestEndpoint();
const stacks = openStacks(endpoint);

/** The ways in which public functions answer: the module beside them, the module `https`, and `fetch`. */
const senders = {
  "cfn-response": `
    const response = require("cfn-response");
    exports.handler = async (event, context) => {
      const answer = decide(event);
      await response.send(event, context, answer.Status, answer.Data, answer.PhysicalResourceId);
    };`,
  https: `
    const https = require("https");
    exports.handler = (event) => new Promise((resolve, reject) => {
      const url = new URL(event.ResponseURL);
      const body = JSON.stringify({ StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId, Reason: "by https", ...decide(event) });
      const request = https.request({ hostname: url.hostname, port: 443, path: url.pathname + url.search, method: "PUT",
        headers: { "content-type": "", "content-length": Buffer.byteLength(body) } }, (response) => { response.resume(); resolve(response.statusCode); });
      request.on("error", reject);
      request.end(body);
    });`,
  fetch: `
    exports.handler = async (event) => {
      const body = JSON.stringify({ ...decide(event), Reason: "by fetch", StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId });
      return (await fetch(event.ResponseURL, { method: "PUT", body })).status;
    };`,
};

/** Answers with what it was asked for; `Fail` makes it refuse, `Id` names the resource. */
const decide = `
  const decide = (event) => {
    const { Fail, Id = "one" } = event.ResourceProperties;
    if (Fail === event.RequestType) return { Status: "FAILED", PhysicalResourceId: Id };
    return { Status: "SUCCESS", PhysicalResourceId: Id, Data: { Type: event.RequestType, Count: event.ResourceProperties.Count, Old: JSON.stringify(event.OldResourceProperties ?? null) } };
  };`;

function template(properties: Record<string, unknown>, sender: keyof typeof senders = "https"): TemplateParts {
  return {
    Resources: {
      Role: role("lambda.amazonaws.com"),
      Function: nodeFunction("Role", `${decide}\n${senders[sender]}`, { Timeout: 20 }),
      Made: {
        Type: "Custom::Thing",
        Properties: { ServiceToken: { "Fn::GetAtt": ["Function", "Arn"] }, ...properties },
      },
    },
    Outputs: {
      Id: { Value: { Ref: "Made" } },
      Type: { Value: { "Fn::GetAtt": ["Made", "Type"] } },
      Count: { Value: { "Fn::GetAtt": ["Made", "Count"] } },
      Old: { Value: { "Fn::GetAtt": ["Made", "Old"] } },
    },
  };
}

test.each(["cfn-response", "https", "fetch"] as const)(
  "a function makes a resource and answers by %s",
  async (sender) => {
    const made = await stacks.create(`by-${sender}`, template({ Count: 3 }, sender));
    expect(made).toMatchObject({
      status: "CREATE_COMPLETE",
      failures: [],
      outputs: { Id: "one", Type: "Create", Count: "3" },
    });
  },
);

test("it is told of a change, and of its end", async () => {
  await stacks.create("lifecycle", template({ Count: 1 }));
  const changed = await stacks.update("lifecycle", template({ Count: 2 }));
  expect(changed).toMatchObject({ status: "UPDATE_COMPLETE", outputs: { Id: "one", Type: "Update", Count: "2" } });
  expect(JSON.parse(changed.outputs["Old"] ?? "")).toMatchObject({ Count: "1" });
  // Another id is another resource: the first one is removed in the clean-up.
  const replaced = await stacks.update("lifecycle", template({ Count: 2, Id: "two" }));
  expect(replaced).toMatchObject({ status: "UPDATE_COMPLETE", outputs: { Id: "two" } });
  expect(await stacks.remove("lifecycle")).toMatchObject({ status: "DELETE_COMPLETE", failures: [] });
});

test("a failure rolls the stack back, with the reason", async () => {
  const { status, failures } = await stacks.create("failing", template({ Count: 1, Fail: "Create" }));
  expect(status).toBe("ROLLBACK_COMPLETE");
  expect(failures.join("\n")).toMatch(
    /Made: Received response status \[FAILED\] from custom resource\. Message returned: by https \(RequestId: [0-9a-f-]{36}\)/,
  );
});

test("a change that fails is taken back", async () => {
  await stacks.create("back", template({ Count: 1 }));
  const { status } = await stacks.update("back", template({ Count: 2, Fail: "Update" }));
  expect(status).toBe("UPDATE_ROLLBACK_COMPLETE");
});

test("who does not answer in time fails the stack", async () => {
  const silent = template({ Count: 1, ServiceTimeout: 1 });
  const Resources = { ...silent.Resources, Function: nodeFunction("Role", "exports.handler = async () => 1;") };
  const { status, failures } = await stacks.create("silent", { ...silent, Resources });
  expect(failures.join("\n")).toContain("CloudFormation did not receive a response from your Custom Resource.");
  expect(status).toBe("ROLLBACK_FAILED");
});

test("a stack waits for signals at a handle", async () => {
  const waiting = stacks.create("waiting", {
    Resources: {
      Handle: { Type: "AWS::CloudFormation::WaitConditionHandle" },
      Condition: {
        Type: "AWS::CloudFormation::WaitCondition",
        Properties: { Handle: { Ref: "Handle" }, Timeout: "30", Count: 2 },
      },
    },
    Outputs: { Data: { Value: { "Fn::GetAtt": ["Condition", "Data"] } } },
  });
  const url = await poll(async () => {
    const { Handle: id } = await stacks.physicalIds("waiting").catch((): Record<string, string> => ({}));
    return id?.startsWith("http") ? id : undefined;
  });
  for (const UniqueId of ["a", "b", "b"]) {
    const body = JSON.stringify({ Status: "SUCCESS", Reason: "done", UniqueId, Data: UniqueId });
    expect((await fetch(url, { method: "PUT", body })).status).toBe(200);
  }
  expect(await waiting).toMatchObject({ status: "CREATE_COMPLETE", outputs: { Data: '{"a":"a","b":"b"}' } });
});

test("a URL that nobody waits at takes nothing", async () => {
  const url = `${endpoint.url}/cloudformation-response/${"0".repeat(32)}`;
  expect((await fetch(url, { method: "PUT", body: "{}" })).status).toBe(403);
});
