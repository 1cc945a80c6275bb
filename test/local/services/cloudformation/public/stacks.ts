import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
  type Capability,
  type Parameter,
  type Stack,
} from "@aws-sdk/client-cloudformation";
import type { TestEndpoint } from "../../../support/endpoint.ts";
import { poll } from "../../../../support/poll.ts";

type Members = Readonly<Record<string, unknown>>;

/** A template's parts; `Resources` is all that most need. */
export interface TemplateParts {
  readonly Resources: Members;
  readonly [section: string]: unknown;
}

/** How a stack ended: its status, and what failed and why. */
export interface Ending {
  readonly status: string;
  readonly failures: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
}

const Capabilities: Capability[] = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"];

/** Stacks of an endpoint as a deploying program makes them. */
export function openStacks(endpoint: TestEndpoint): {
  client: CloudFormationClient;
  create(name: string, template: TemplateParts | string, parameters?: Record<string, string>): Promise<Ending>;
  update(name: string, template: TemplateParts | string, parameters?: Record<string, string>): Promise<Ending>;
  remove(name: string): Promise<Ending>;
  /** The physical ids of a stack's resources, by their logical ids. */
  physicalIds(name: string): Promise<Record<string, string>>;
} {
  const client = new CloudFormationClient(endpoint.clientConfig);

  async function settle(id: string): Promise<Ending> {
    const ended = await poll(async () => {
      const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: id }));
      return stack?.StackStatus?.endsWith("_IN_PROGRESS") ? undefined : stack;
    });
    return ending(id, ended);
  }

  async function ending(id: string, stack: Stack): Promise<Ending> {
    const { StackEvents: events = [] } = await client.send(new DescribeStackEventsCommand({ StackName: id }));
    return {
      status: stack.StackStatus ?? "",
      failures: events
        .filter((event) => event.ResourceStatus?.endsWith("_FAILED"))
        .map((event) => `${event.LogicalResourceId}: ${event.ResourceStatusReason}`),
      outputs: Object.fromEntries((stack.Outputs ?? []).map((each) => [each.OutputKey ?? "", each.OutputValue ?? ""])),
    };
  }

  const request = (StackName: string, template: TemplateParts | string, parameters: Record<string, string> = {}) => ({
    StackName,
    TemplateBody: typeof template === "string" ? template : JSON.stringify(template),
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]): Parameter => ({
      ParameterKey,
      ParameterValue,
    })),
    Capabilities,
  });

  return {
    client,
    async create(...parts) {
      const { StackId: id = "" } = await client.send(new CreateStackCommand(request(...parts)));
      return settle(id);
    },
    async update(...parts) {
      const { StackId: id = "" } = await client.send(new UpdateStackCommand(request(...parts)));
      return settle(id);
    },
    async remove(name) {
      const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
      await client.send(new DeleteStackCommand({ StackName: name }));
      return settle(stack?.StackId ?? name);
    },
    async physicalIds(StackName) {
      const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName }));
      return Object.fromEntries(
        StackResources.map((each) => [each.LogicalResourceId ?? "", each.PhysicalResourceId ?? ""]),
      );
    },
  };
}

/** A role that a service may take, as public templates write it. */
export function role(
  service: unknown,
  policies: { statements?: readonly Members[]; managed?: readonly unknown[]; more?: Members } = {},
): Members {
  const { statements = [], managed = [], more = {} } = policies;
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: ["sts:AssumeRole"] }],
      },
      ...(managed.length > 0 ? { ManagedPolicyArns: managed } : {}),
      ...(statements.length > 0
        ? { Policies: [{ PolicyName: "Inline", PolicyDocument: { Version: "2012-10-17", Statement: statements } }] }
        : {}),
      ...more,
    },
  };
}

/** A Node function with its code in the template. */
export function nodeFunction(
  roleName: string,
  code = "exports.handler = async (event) => ({ seen: event });",
  more: Members = {},
): Members {
  return {
    Type: "AWS::Lambda::Function",
    Properties: {
      Code: { ZipFile: code },
      Handler: "index.handler",
      Role: { "Fn::GetAtt": [roleName, "Arn"] },
      Runtime: "nodejs22.x",
      ...more,
    },
  };
}

/** A state machine; the parts give the definition in one of AWS's ways. */
export function machine(roleName: string, parts: Members, more: Members = {}): Members {
  return {
    Type: "AWS::StepFunctions::StateMachine",
    Properties: { RoleArn: { "Fn::GetAtt": [roleName, "Arn"] }, ...parts },
    ...more,
  };
}

/** The smallest definition. */
export const passing = { StartAt: "Pass", States: { Pass: { Type: "Pass", End: true } } };
