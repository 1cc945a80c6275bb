import { randomUUID } from "node:crypto";
import type { CreateChangeSetCommandInput, CreateChangeSetCommandOutput } from "@aws-sdk/client-cloudformation";
import { arnIn } from "../../../../arn.ts";
import { AwsError } from "../../../aws-error.ts";
import { optionalText, requireText } from "../../../service-kit/member-constraints.ts";
import type { CallContext, Operation, ServiceHost } from "../../../service.ts";
import { setStackStatus } from "../deployment/stack-run.ts";
import { newStack, noContent } from "../requests/new-stack.ts";
import { changeSetNameRule, tokenRule } from "../requests/request-rules.ts";
import { prepareContent, readContent } from "../requests/stack-content.ts";
import { checkUpdatable, planUpdate } from "../requests/stack-update.ts";
import { findChanges } from "../requests/template-changes.ts";
import { readServiceRole } from "../requests/service-role.ts";
import { listStoredChangeSets, saveChangeSet, type ChangeSet } from "../stacks/change-sets.ts";
import { findStack, getStack, stackNameRule } from "../stacks/find-stack.ts";
import type { OnFailure, Stack } from "../stacks/stack.ts";

const noChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** Stores a change set: the new content of a stack, and what it would change. */
export function createChangeSet(
  host: ServiceHost,
): Operation<CreateChangeSetCommandInput, CreateChangeSetCommandOutput> {
  return async (input, { caller }) => {
    const name = requireText("changeSetName", input.ChangeSetName, changeSetNameRule);
    const type = readType(input.ChangeSetType);
    const token = optionalText("clientToken", input.ClientToken, tokenRule);
    const roleArn = await readServiceRole(host, caller, { given: input.RoleARN, kept: undefined });
    const existing = type === "UPDATE" ? getUpdatable(host, caller, input) : findReviewed(host, caller, input, name);
    const content = await readContent(host, caller, input, type === "UPDATE" ? existing : undefined);
    const stack = existing ?? newStack(host, caller, { name: input.StackName ?? "", content: noContent });
    if (listStoredChangeSets(host.store, stack.id).some((each) => each.name === name)) {
      throw new AwsError("AlreadyExistsException", `ChangeSet ${name} already exists`);
    }
    const { changes, any } =
      type === "UPDATE"
        ? planUpdate(host, stack, content)
        : {
            any: true,
            changes: findChanges(undefined, prepareContent(stack, content), {
              tagsChanged: false,
              physicalId: () => undefined,
            }),
          };
    const changeSet: ChangeSet = {
      id: arnIn(caller, "cloudformation", `changeSet/${name}/${randomUUID()}`),
      name,
      stackId: stack.id,
      type,
      description: input.Description,
      created: host.now(),
      status: any ? "CREATE_COMPLETE" : "FAILED",
      statusReason: any ? undefined : noChanges,
      executionStatus: any ? "AVAILABLE" : "UNAVAILABLE",
      content,
      changes,
      onFailure: readOnFailure(input),
      roleArn,
      token,
    };
    host.store.write(() => {
      if (!existing) setStackStatus(host, stack, "REVIEW_IN_PROGRESS", "User Initiated");
      saveChangeSet(host.store, changeSet);
    });
    return { Id: changeSet.id, StackId: stack.id };
  };
}

function readType(given: string | undefined): ChangeSet["type"] {
  const type = optionalText("changeSetType", given, { values: ["CREATE", "UPDATE", "IMPORT"] });
  if (type === "IMPORT") {
    throw new AwsError("ValidationError", "Change sets of type IMPORT are not made by this endpoint.");
  }
  return type === "CREATE" ? "CREATE" : "UPDATE";
}

function getUpdatable(host: ServiceHost, caller: CallContext["caller"], input: CreateChangeSetCommandInput): Stack {
  const stack = getStack(host.store, caller, input.StackName, { absent: (name) => `Stack [${name}] does not exist` });
  checkUpdatable(stack);
  return stack;
}

/** The stack that waits for its first change set to be executed, if there is one. */
function findReviewed(
  host: ServiceHost,
  caller: CallContext["caller"],
  input: CreateChangeSetCommandInput,
  changeSetName: string,
): Stack | undefined {
  const stack = findStack(host.store, caller, requireText("stackName", input.StackName));
  if (!stack) {
    requireText("stackName", input.StackName, stackNameRule);
    return undefined;
  }
  if (stack.status === "REVIEW_IN_PROGRESS") return stack;
  throw new AwsError(
    "ValidationError",
    `Stack [${stack.name}] already exists and cannot be created again with the changeSet [${changeSetName}].`,
  );
}

function readOnFailure(input: CreateChangeSetCommandInput): OnFailure {
  const given = optionalText("onStackFailure", input.OnStackFailure, { values: ["DO_NOTHING", "ROLLBACK", "DELETE"] });
  return given === "DELETE" || given === "DO_NOTHING" ? given : "ROLLBACK";
}
