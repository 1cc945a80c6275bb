import { expect } from "vitest";
import { openStacks } from "./open-stacks.ts";

/** Two log groups, the second named by the first: replacing the first replaces the second. */
export function groups(options: { first?: string; days?: number; extra?: string } = {}): string {
  const { first = "one", days = 7, extra = "" } = options;
  return `
Resources:
  First: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: ${first}, RetentionInDays: ${days}}}
  Second: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub "\${First}/second"}}
${extra}
Outputs: {Name: {Value: !Ref Second}}
`;
}

/** A log group that is created after the two. */
export const third = "  Third: {Type: AWS::Logs::LogGroup, DependsOn: Second}";

/** A stack `demo` of log groups: `update` answers the events that an update adds. */
export interface GroupStack extends ReturnType<typeof openStacks> {
  create(body?: string): Promise<string>;
  update(body: string, more?: Record<string, unknown>): Promise<string[]>;
}

/** Opens CloudFormation for one test. The stack is made by `create`. */
export function openGroupStack(): GroupStack {
  const { world, stacks } = openStacks();
  return {
    world,
    stacks,
    async create(body = groups()) {
      const stack = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body });
      expect(stack.StackStatus).toBe("CREATE_COMPLETE");
      world.fakes.calls.length = 0;
      return stack.StackId ?? "";
    },
    async update(body, more = {}) {
      const before = (await stacks.story("demo")).length;
      await stacks.carryOut("UpdateStack", { StackName: "demo", TemplateBody: body, ...more });
      return (await stacks.story("demo")).slice(before);
    },
  };
}
