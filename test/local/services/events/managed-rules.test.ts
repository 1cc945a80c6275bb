import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EventBridgeClient,
  PutRuleCommand,
} from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { beforeAll, expect, test } from "vitest";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";

const Name = "StepFunctionsGetEventsForStepFunctionsExecutionRule";
const roleArn = "arn:aws:iam::123456789012:role/Waits";
const definition = JSON.stringify({
  StartAt: "Wait",
  States: {
    Wait: {
      Type: "Task",
      Resource: "arn:aws:states:::states:startExecution.sync",
      Parameters: { StateMachineArn: "m" },
      End: true,
    },
  },
});
const endpoint = await useTestEndpoint();
const events = new EventBridgeClient(endpoint.clientConfig);
const sfn = new SFNClient(endpoint.clientConfig);
const iam = new IAMClient(endpoint.clientConfig);
beforeAll(async () => {
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole" }],
  });
  await iam.send(new CreateRoleCommand({ RoleName: "Waits", AssumeRolePolicyDocument }));
});

test("a machine that waits for executions needs a role that may make the managed rule", async () => {
  const create = () => sfn.send(new CreateStateMachineCommand({ name: "Waits", definition, roleArn }));
  await expect(create()).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: `'${roleArn}' is not authorized to create managed-rule.`,
  });
  const Action = ["events:PutTargets", "events:PutRule", "events:DescribeRule"];
  const PolicyDocument = JSON.stringify({
    Statement: [{ Effect: "Allow", Action, Resource: `arn:aws:events:*:*:rule/${Name}` }],
  });
  await iam.send(new PutRolePolicyCommand({ RoleName: "Waits", PolicyName: "Rule", PolicyDocument }));
  await create();
  expect(await events.send(new DescribeRuleCommand({ Name }))).toMatchObject({
    Name,
    ManagedBy: "states.amazonaws.com",
    State: "ENABLED",
  });
});

test("a managed rule is changed by nobody else, and deleted by force alone", async () => {
  const refused = { name: "ManagedRuleException" };
  const EventPattern = '{"source":["mine"]}';
  await expect(events.send(new PutRuleCommand({ Name, EventPattern }))).rejects.toMatchObject(refused);
  await expect(events.send(new DisableRuleCommand({ Name }))).rejects.toMatchObject(refused);
  await expect(events.send(new DeleteRuleCommand({ Name }))).rejects.toMatchObject(refused);
  await events.send(new DeleteRuleCommand({ Name, Force: true }));
  await expect(events.send(new DescribeRuleCommand({ Name }))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
});
