import { PutResourcePolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DeleteRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { document, template, role, stack, type Rule } from "./rule.ts";

export const stacks: readonly Rule[] = [
  {
    rule: "a template with roles needs CAPABILITY_IAM",
    refused: "InsufficientCapabilitiesException",
    breakIt: (bench) => stack(bench, "ruled", { TemplateBody: template({ Role: role }) }),
  },
  {
    rule: "a role with a name needs CAPABILITY_NAMED_IAM",
    refused: "InsufficientCapabilitiesException",
    breakIt: (bench) =>
      stack(bench, "ruled", {
        Capabilities: ["CAPABILITY_IAM"],
        TemplateBody: template({ Role: { ...role, Properties: { ...role.Properties, RoleName: "named" } } }),
      }),
  },
  {
    rule: "a template in the request has 51,200 bytes",
    refused: "ValidationError",
    breakIt: (bench) =>
      stack(bench, "ruled", {
        TemplateBody: template({ Topic: { Type: "AWS::SNS::Topic", Metadata: { long: "x".repeat(51_200) } } }),
      }),
  },
  {
    rule: "a stack's name begins with a letter",
    refused: "ValidationError",
    breakIt: (bench) => stack(bench, "1-ruled", { TemplateBody: template({ Topic: { Type: "AWS::SNS::Topic" } }) }),
  },
  {
    rule: "a parameter that the template lacks is refused",
    refused: "ValidationError",
    breakIt: (bench) =>
      stack(bench, "ruled", {
        TemplateBody: template({ Topic: { Type: "AWS::SNS::Topic" } }),
        Parameters: [{ ParameterKey: "Nobody", ParameterValue: "x" }],
      }),
  },
  {
    rule: "a role's own policies have 10,240 characters together",
    refused: "LimitExceededException",
    breakIt: ({ endpoint }) =>
      new IAMClient(endpoint.clientConfig).send(
        new PutRolePolicyCommand({
          RoleName: "functions",
          PolicyName: "long",
          PolicyDocument: document([
            { Effect: "Allow", Action: "s3:*", Resource: `arn:aws:s3:::${"x".repeat(10_240)}` },
          ]),
        }),
      ),
  },
  {
    rule: "a role with policies is not deleted",
    refused: "DeleteConflictException",
    breakIt: ({ endpoint }) =>
      new IAMClient(endpoint.clientConfig).send(new DeleteRoleCommand({ RoleName: "functions" })),
  },
  {
    rule: "a policy of log groups has 5,120 characters",
    refused: "InvalidParameterException",
    breakIt: ({ logs }) =>
      logs.send(new PutResourcePolicyCommand({ policyName: "long", policyDocument: "x".repeat(5121) })),
  },
];
