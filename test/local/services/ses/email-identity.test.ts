import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from "@aws-sdk/client-cloudformation";
import { ListEmailIdentitiesCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
});
afterAll(() => endpoint.close());

const identity = (EmailIdentity: string) => ({ Type: "AWS::SES::EmailIdentity", Properties: { EmailIdentity } });

test("a stack has identities, and takes them away with it", { timeout: 30_000 }, async () => {
  const client = new CloudFormationClient(endpoint.clientConfig);
  const mail = new SESv2Client(endpoint.clientConfig);
  const waiter = { client, maxWaitTime: 20, minDelay: 0.1, maxDelay: 0.2 };
  const TemplateBody = JSON.stringify({
    Resources: { Sender: identity("rides@example.com"), Domain: identity("example.org") },
    Outputs: { Sender: { Value: { Ref: "Sender" } }, Token: { Value: { "Fn::GetAtt": "Domain.DkimDNSTokenName1" } } },
  });
  await client.send(new CreateStackCommand({ StackName: "mail", TemplateBody }));
  await waitUntilStackCreateComplete(waiter, { StackName: "mail" });
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: "mail" }));
  expect(Stacks?.[0]?.Outputs?.map(({ OutputValue }) => OutputValue).sort()).toEqual([
    expect.stringMatching(/^[0-9a-f]{32}\._domainkey\.example\.org$/),
    "rides@example.com",
  ]);
  const names = async () =>
    (await mail.send(new ListEmailIdentitiesCommand({}))).EmailIdentities?.map(({ IdentityName }) => IdentityName);
  expect(await names()).toEqual(["example.org", "rides@example.com"]);
  await client.send(new DeleteStackCommand({ StackName: "mail" }));
  await waitUntilStackDeleteComplete(waiter, { StackName: "mail" });
  expect(await names()).toEqual([]);
});
