import { CloudFormationClient, ListStacksCommand } from "@aws-sdk/client-cloudformation";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { afterEach, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";

let endpoint: TestEndpoint | undefined;
afterEach(() => endpoint?.close());

const trust = {
  Statement: [{ Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

async function makeBomb(at: TestEndpoint): Promise<string> {
  const iam = new IAMClient(at.clientConfig);
  const sfn = new SFNClient(at.clientConfig);
  const RoleName = "bomb";
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  const PolicyDocument = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "states:*", Resource: "*" }] });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "all", PolicyDocument }));
  const start = {
    Type: "Task",
    Resource: "arn:aws:states:::states:startExecution",
    Parameters: { "StateMachineArn.$": "$$.StateMachine.Id" },
    End: true,
  };
  const branches = ["One", "Two"].map((name) => ({ StartAt: name, States: { [name]: start } }));
  const definition = JSON.stringify({
    StartAt: "Both",
    States: { Both: { Type: "Parallel", Branches: branches, End: true } },
  });
  const machine = await sfn.send(new CreateStateMachineCommand({ name: "bomb", definition, roleArn: Role?.Arn }));
  return machine.stateMachineArn ?? "";
}

test("a machine that starts itself twice leaves time for others, and can be deleted", async () => {
  endpoint = await startTestEndpoint();
  const stateMachineArn = await makeBomb(endpoint);
  const sfn = new SFNClient(endpoint.clientConfig);
  const cloudformation = new CloudFormationClient(endpoint.clientConfig);
  await cloudformation.send(new ListStacksCommand());
  await sfn.send(new StartExecutionCommand({ stateMachineArn }));
  const waits: number[] = [];
  const until = performance.now() + 4000;
  while (performance.now() < until) {
    const began = performance.now();
    await cloudformation.send(new ListStacksCommand());
    waits.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // Nothing that is sent to the endpoint may silence it for two seconds.
  expect(Math.max(...waits)).toBeLessThan(2000);
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 1000 }));
  expect(executions.length).toBeGreaterThan(200);
  await sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
  await expect
    .poll(() => sfn.send(new DescribeStateMachineCommand({ stateMachineArn })).catch(String), { timeout: 15_000 })
    .toContain("StateMachineDoesNotExist");
}, 400_000);
