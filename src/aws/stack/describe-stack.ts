import { CloudFormationClient, DescribeStacksCommand, type Stack } from "@aws-sdk/client-cloudformation";
import type { AwsSession } from "../session.ts";
import { tagMap, type Tags } from "../tags.ts";

/** A stack as CloudFormation describes it now. */
export interface StackView {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly statusReason: string | undefined;
  readonly outputs: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, string>;
  readonly tags: Tags;
  readonly description: string;
  /** The role that CloudFormation works with; undefined where it works with its caller's permissions. */
  readonly roleArn?: string | undefined;
  /** Whether its deletion is refused until its termination protection is off. */
  readonly isProtected?: boolean;
  readonly createdAt: Date | undefined;
  readonly updatedAt: Date | undefined;
}

/**
 * Describes a stack; undefined where there is none. A deleted stack is described only when it is named by its id.
 */
export async function describeStack(session: AwsSession, nameOrId: string): Promise<StackView | undefined> {
  try {
    const answer = await session.client(CloudFormationClient).send(new DescribeStacksCommand({ StackName: nameOrId }));
    const stack = answer.Stacks?.[0];
    return stack === undefined ? undefined : viewOf(stack);
  } catch (error) {
    if (isStackAbsent(error)) return undefined;
    throw error;
  }
}

/** CloudFormation has no separate error code for this: it answers a ValidationError with this text. */
export function isStackAbsent(error: unknown): boolean {
  return error instanceof Error && /^Stack with id .* does not exist|^Stack \[.*\] does not exist/.test(error.message);
}

/** A stack from what CloudFormation answers. */
export function viewOf(stack: Stack): StackView {
  return {
    id: stack.StackId ?? stack.StackName ?? "",
    name: stack.StackName ?? "",
    status: stack.StackStatus ?? "",
    statusReason: stack.StackStatusReason,
    outputs: new Map((stack.Outputs ?? []).map((output) => [output.OutputKey ?? "", output.OutputValue ?? ""])),
    parameters: new Map(
      (stack.Parameters ?? []).map((parameter) => [parameter.ParameterKey ?? "", parameter.ParameterValue ?? ""]),
    ),
    tags: tagMap(stack.Tags),
    description: stack.Description ?? "",
    roleArn: stack.RoleARN,
    isProtected: stack.EnableTerminationProtection === true,
    createdAt: stack.CreationTime,
    updatedAt: stack.LastUpdatedTime,
  };
}
