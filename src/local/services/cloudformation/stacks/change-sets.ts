import type { ChangeSetStatus, ExecutionStatus, ResourceChange } from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../aws-error.ts";
import { requireText, type TextRule } from "../../../service-kit/member-constraints.ts";
import type { Caller } from "../../../service.ts";
import type { Store } from "../../../store/store.ts";
import { getStack } from "./find-stack.ts";
import { findStackById } from "./stack-records.ts";
import type { OnFailure, Stack, StackContent } from "./stack.ts";

/** A change set as it is stored. */
export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly stackId: string;
  readonly type: "CREATE" | "UPDATE";
  readonly description: string | undefined;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly status: ChangeSetStatus;
  readonly statusReason: string | undefined;
  readonly executionStatus: ExecutionStatus;
  readonly content: StackContent;
  readonly changes: readonly ResourceChange[];
  readonly onFailure: OnFailure;
  readonly roleArn: string | undefined;
  readonly token: string | undefined;
}

const nameOrIdRule: TextRule = {
  min: 1,
  max: 1600,
  pattern: "[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*",
};

/** The change sets of a stack, newest first. */
export function listStoredChangeSets(store: Store, stackId: string): ChangeSet[] {
  const rows = store
    .prepare("SELECT document FROM cloudformation_change_sets WHERE stack = ? ORDER BY rowid DESC")
    .all(stackId);
  return rows.map((row) => parseChangeSet(row["document"]));
}

/** Stores a new change set or a changed one. */
export function saveChangeSet(store: Store, changeSet: ChangeSet): void {
  const { id, stackId, name } = changeSet;
  store.write(() =>
    store
      .prepare(
        `INSERT INTO cloudformation_change_sets VALUES (?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET document = excluded.document`,
      )
      .run(id, stackId, name, JSON.stringify(changeSet)),
  );
}

/** Does nothing when there is none. `id` is the change set's ARN. */
export function removeChangeSet(store: Store, id: string): void {
  store.write(() => store.prepare("DELETE FROM cloudformation_change_sets WHERE id = ?").run(id));
}

/** Ends executed change sets: AWS deletes one when its stack matches it. */
export function endExecutedChangeSets(store: Store, stackId: string, outcome: "complete" | "failed"): void {
  for (const changeSet of listStoredChangeSets(store, stackId)) {
    if (changeSet.executionStatus !== "EXECUTE_IN_PROGRESS") continue;
    if (outcome === "complete") removeChangeSet(store, changeSet.id);
    else saveChangeSet(store, { ...changeSet, executionStatus: "EXECUTE_FAILED" });
  }
}

/**
 * A change set by its ARN, or by its name and its stack, with the stack.
 *
 * @throws AwsError `ChangeSetNotFound`; `ValidationError` for a name without a stack or a stack that is not there
 */
export function getChangeSet(
  store: Store,
  caller: Caller,
  request: { ChangeSetName?: string | undefined; StackName?: string | undefined },
): { changeSet: ChangeSet; stack: Stack } {
  const given = requireText("changeSetName", request.ChangeSetName, nameOrIdRule);
  const found = given.startsWith("arn:") ? findById(store, given) : findByName(store, caller, given, request.StackName);
  const stack = found && findStackById(store, found.stackId);
  if (found && stack?.account === caller.account && stack.region === caller.region) return { changeSet: found, stack };
  throw new AwsError("ChangeSetNotFoundException", `ChangeSet [${given}] does not exist`, { statusCode: 404 });
}

function findById(store: Store, id: string): ChangeSet | undefined {
  const row = store.prepare("SELECT document FROM cloudformation_change_sets WHERE id = ?").get(id);
  return row && parseChangeSet(row["document"]);
}

function findByName(store: Store, caller: Caller, name: string, stackName: string | undefined): ChangeSet | undefined {
  if (stackName === undefined) {
    throw new AwsError("ValidationError", "StackName must be specified if ChangeSetName is not specified as an ARN.");
  }
  const stack = getStack(store, caller, stackName, { absent: (absent) => `Stack [${absent}] does not exist` });
  return listStoredChangeSets(store, stack.id).find((changeSet) => changeSet.name === name);
}

function parseChangeSet(document: unknown): ChangeSet {
  const changeSet: ChangeSet = JSON.parse(String(document));
  return changeSet;
}
