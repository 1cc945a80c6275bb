import {
  CreateLogGroupCommand,
  DeleteResourcePolicyCommand,
  PutResourcePolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { document, trust, makeMachine, type Rule } from "./rule.ts";

export const machines: readonly Rule[] = [
  {
    rule: "a machine's name has 80 characters",
    refused: "ValidationException",
    breakIt: (bench) => makeMachine(bench, { name: "n".repeat(81) }),
  },
  {
    rule: "a machine's name has no blanks",
    refused: "InvalidName",
    breakIt: (bench) => makeMachine(bench, { name: "a b" }),
  },
  {
    rule: "a machine's role trusts Step Functions",
    refused: "AccessDeniedException",
    breakIt: (bench) => makeMachine(bench, { name: "untrusted" }),
  },
  {
    rule: "a region has ten resource policies of log groups, and a machine with a log needs one of them",
    refused: "InvalidLoggingConfiguration",
    async breakIt(bench) {
      const { logs, endpoint } = bench;
      const names = Array.from({ length: 10 }, (_, index) => `policy-${index}`);
      const policyDocument = document([]);
      for (const policyName of names) await logs.send(new PutResourcePolicyCommand({ policyName, policyDocument }));
      const logGroupName = "/aws/vendedlogs/states/ruled";
      await logs.send(new CreateLogGroupCommand({ logGroupName }));
      const iam = new IAMClient(endpoint.clientConfig);
      const RoleName = "delivering";
      const { Role } = await iam.send(
        new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust("states.amazonaws.com") }),
      );
      const PolicyDocument = document([{ Effect: "Allow", Action: "logs:*", Resource: "*" }]);
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "logs", PolicyDocument }));
      const logGroupArn = `arn:aws:logs:${endpoint.region}:123456789012:log-group:${logGroupName}:*`;
      const destinations = [{ cloudWatchLogsLogGroup: { logGroupArn } }];
      try {
        return await makeMachine(bench, {
          name: "logging",
          roleArn: Role?.Arn,
          loggingConfiguration: { level: "ALL", destinations },
        });
      } finally {
        for (const policyName of names) await logs.send(new DeleteResourcePolicyCommand({ policyName }));
      }
    },
  },
  {
    rule: "a rule that starts a machine needs a role",
    refused: "ValidationException",
    async breakIt({ endpoint }) {
      const events = new EventBridgeClient(endpoint.clientConfig);
      await events.send(new PutRuleCommand({ Name: "ruled", EventPattern: '{"source":["aws.s3"]}' }));
      const Arn = `arn:aws:states:${endpoint.region}:123456789012:stateMachine:any`;
      return events.send(new PutTargetsCommand({ Rule: "ruled", Targets: [{ Id: "t", Arn }] }));
    },
  },
];
