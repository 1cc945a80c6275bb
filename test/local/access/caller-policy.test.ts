import { CloudFormationClient, CreateChangeSetCommand, DescribeChangeSetCommand } from "@aws-sdk/client-cloudformation";
import { CreateRoleCommand, GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { ListStateMachinesCommand, SFNClient } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { writeCallerPolicy } from "../../../src/local/access/caller-policy.ts";
import { useTestEndpoint } from "../support/use-test-endpoint.ts";

const endpoint = await useTestEndpoint();
const cloudFormation = new CloudFormationClient(endpoint.clientConfig);
const iam = new IAMClient(endpoint.clientConfig);
const sfn = new SFNClient(endpoint.clientConfig);

function setPolicy(...Statement: readonly object[]): void {
  writeCallerPolicy(endpoint.dataFolder, undefined);
  endpoint.served.endpoint.reloadSettings();
  writeCallerPolicy(endpoint.dataFolder, { Version: "2012-10-17", Statement });
  endpoint.served.endpoint.reloadSettings();
}

const allow = (Action: string, Resource: string): object => ({ Sid: "Only", Effect: "Allow", Action, Resource });
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

test("the person may do what the policy allows and nothing else, and the log names the statement", async () => {
  setPolicy(allow("iam:CreateRole", "arn:aws:iam::*:role/riders/*"));
  const make = (Path: string): Promise<unknown> =>
    iam.send(new CreateRoleCommand({ RoleName: "one", Path, AssumeRolePolicyDocument: trust }));
  await expect(make("/others/")).rejects.toMatchObject({ name: "AccessDenied" });
  await expect(make("/riders/")).resolves.toBeDefined();
  expect(endpoint.log).toContain("caller policy: iam:CreateRole on arn:aws:iam::123456789012:role/riders/one by Only");
});

test("a role that is named without its path is judged with it", async () => {
  setPolicy(allow("iam:GetRole", "arn:aws:iam::*:role/riders/*"));
  await expect(iam.send(new GetRoleCommand({ RoleName: "one" }))).resolves.toBeDefined();
});

test("a change set is judged by its stack", async () => {
  setPolicy(allow("cloudformation:*", "arn:aws:cloudformation:*:*:stack/mine/*"));
  const TemplateBody = JSON.stringify({ Resources: { Topic: { Type: "AWS::SNS::Topic" } } });
  const make = (StackName: string) =>
    cloudFormation.send(
      new CreateChangeSetCommand({ StackName, ChangeSetName: "first", ChangeSetType: "CREATE", TemplateBody }),
    );
  await expect(make("yours")).rejects.toMatchObject({ name: "AccessDenied" });
  const { Id: ChangeSetName } = await make("mine");
  await expect(cloudFormation.send(new DescribeChangeSetCommand({ ChangeSetName }))).resolves.toMatchObject({
    StackName: "mine",
  });
});

test("a policy holds after a restart, and one that cannot be read allows nothing", async () => {
  setPolicy(allow("states:ListStateMachines", "*"));
  await endpoint.restart();
  await expect(sfn.send(new ListStateMachinesCommand({}))).resolves.toBeDefined();
  setPolicy();
  await expect(sfn.send(new ListStateMachinesCommand({}))).rejects.toMatchObject({ name: "AccessDeniedException" });
  writeCallerPolicy(endpoint.dataFolder, undefined);
  endpoint.served.endpoint.reloadSettings();
  await expect(sfn.send(new ListStateMachinesCommand({}))).resolves.toBeDefined();
});
