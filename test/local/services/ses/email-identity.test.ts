import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from "@aws-sdk/client-cloudformation";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  CreateEmailIdentityCommand,
  ListEmailIdentitiesCommand,
  SendEmailCommand,
  SESv2Client,
} from "@aws-sdk/client-sesv2";
import { expect, test } from "vitest";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";

const endpoint = await useTestEndpoint();

const identity = (EmailIdentity: string) => ({ Type: "AWS::SES::EmailIdentity", Properties: { EmailIdentity } });

test(
  "a role sends with the permission for the sender's domain, where only that is an identity",
  { timeout: 30_000 },
  async () => {
    const mail = new SESv2Client(endpoint.clientConfig);
    const iam = new IAMClient(endpoint.clientConfig);
    const statement = (more: object) =>
      JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...more }] });
    const trust = statement({ Principal: { AWS: "*" }, Action: "sts:AssumeRole" });
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName: "sender", AssumeRolePolicyDocument: trust }));
    const Resource = "arn:aws:ses:us-west-2:123456789012:identity/rides.example";
    const PolicyDocument = statement({ Action: "ses:SendEmail", Resource });
    await iam.send(new PutRolePolicyCommand({ RoleName: "sender", PolicyName: "own", PolicyDocument }));
    const { accessKeyId, secretAccessKey, sessionToken } = endpoint.served.endpoint.keys.issue(Role?.Arn ?? "", "test");
    const credentials = { accessKeyId, secretAccessKey, sessionToken };
    const sender = new SESv2Client({ ...endpoint.clientConfig, credentials });
    const send = async (): Promise<string> => {
      const Content = { Simple: { Subject: { Data: "s" }, Body: { Text: { Data: "t" } } } };
      const Destination = { ToAddresses: ["success@simulator.amazonses.com"] };
      const command = new SendEmailCommand({ FromEmailAddress: "any@rides.example", Destination, Content });
      return sender.send(command).then(
        () => "sent",
        (error: unknown) => (error instanceof Error ? error.name : String(error)),
      );
    };
    await mail.send(new CreateEmailIdentityCommand({ EmailIdentity: "rides.example" }));
    expect(await send()).toBe("MessageRejected");
    await mail.send(new CreateEmailIdentityCommand({ EmailIdentity: "any@rides.example" }));
    expect(await send()).toBe("AccessDeniedException");
  },
);

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
  expect(await names()).toEqual(expect.arrayContaining(["example.org", "rides@example.com"]));
  await client.send(new DeleteStackCommand({ StackName: "mail" }));
  await waitUntilStackDeleteComplete(waiter, { StackName: "mail" });
  expect(await names()).not.toContain("rides@example.com");
});
