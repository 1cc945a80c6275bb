import type { Parameter, Stack as ShownStack, StackSummary } from "@aws-sdk/client-cloudformation";
import type { Stack, StackContent } from "../stacks/stack.ts";
import { parseTemplate } from "../template/parse-template.ts";
import type { Template } from "../template/template.ts";

/** A stack as DescribeStacks answers it. */
export function showStack(stack: Stack): ShownStack {
  const template = stack.template === "" ? undefined : parseTemplate(stack.template);
  const shown: ShownStack = {
    StackId: stack.id,
    StackName: stack.name,
    CreationTime: new Date(stack.created),
    StackStatus: stack.status,
    RollbackConfiguration: {},
    DisableRollback: stack.onFailure === "DO_NOTHING",
    NotificationARNs: [...stack.notificationArns],
    Tags: [...stack.tags],
    EnableTerminationProtection: stack.terminationProtection,
    DriftInformation: { StackDriftStatus: "NOT_CHECKED" },
  };
  if (template?.description !== undefined) shown.Description = template.description;
  if (template && Object.keys(stack.parameters).length > 0) shown.Parameters = showParameters(stack, template);
  if (stack.outputs.length > 0) shown.Outputs = showOutputs(stack);
  if (stack.capabilities.length > 0) shown.Capabilities = [...stack.capabilities];
  if (stack.changeSetId !== undefined) shown.ChangeSetId = stack.changeSetId;
  if (stack.updated !== undefined) shown.LastUpdatedTime = new Date(stack.updated);
  if (stack.deleted !== undefined) shown.DeletionTime = new Date(stack.deleted);
  if (stack.statusReason !== undefined) shown.StackStatusReason = stack.statusReason;
  if (stack.timeoutInMinutes !== undefined) shown.TimeoutInMinutes = stack.timeoutInMinutes;
  if (stack.roleArn !== undefined) shown.RoleARN = stack.roleArn;
  return shown;
}

/** A stack as ListStacks answers it. */
export function summarizeStack(stack: Stack): StackSummary {
  const { StackId, StackName, CreationTime, LastUpdatedTime, DeletionTime, StackStatus, StackStatusReason } =
    showStack(stack);
  return {
    StackId,
    StackName,
    TemplateDescription: showStack(stack).Description,
    CreationTime,
    LastUpdatedTime,
    DeletionTime,
    StackStatus,
    StackStatusReason,
    DriftInformation: { StackDriftStatus: "NOT_CHECKED" },
  };
}

/** Parameters with their values; those of `NoEcho` are hidden. */
export function showParameters(content: StackContent, template: Template): Parameter[] {
  return Object.entries(content.parameters).map(([ParameterKey, value]) => ({
    ParameterKey,
    ParameterValue: template.parameters[ParameterKey]?.noEcho === true ? "****" : value,
    ...(content.resolved?.[ParameterKey] === undefined ? {} : { ResolvedValue: content.resolved[ParameterKey] }),
  }));
}

function showOutputs(stack: Stack): NonNullable<ShownStack["Outputs"]> {
  return stack.outputs.map(({ key, value, description, exportName }) => ({
    OutputKey: key,
    OutputValue: value,
    ...(description === undefined ? {} : { Description: description }),
    ...(exportName === undefined ? {} : { ExportName: exportName }),
  }));
}
