import { isInScope } from "../../../service-kit/arn-scope.ts";
import type { Caller } from "../../../service.ts";
import type { Store } from "../../../store/store.ts";
import { AwsError } from "../../../aws-error.ts";
import { requireText, type TextRule } from "../../../service-kit/member-constraints.ts";
import type { Stack } from "./stack.ts";
import { findStackById, findStackByName } from "./stack-records.ts";

/** A stack's name as one may give it. */
export const stackNameRule: TextRule = { min: 1, max: 128, pattern: "[a-zA-Z][-a-zA-Z0-9]*" };

const nameOrIdRule: TextRule = {
  min: 1,
  pattern: "([a-zA-Z][-a-zA-Z0-9]*)|(arn:\\b(aws|aws-us-gov|aws-cn)\\b:[-a-zA-Z0-9:/._+]*)",
};

/** The stack that a name or id stands for; deleted stacks answer to their id alone. */
export function findStack(store: Store, caller: Caller, nameOrId: string | undefined): Stack | undefined {
  const given = requireText("stackName", nameOrId, nameOrIdRule);
  if (!given.startsWith("arn:")) return findStackByName(store, caller.account, caller.region, given);
  const stack = findStackById(store, given);
  return stack?.account === caller.account && stack.region === caller.region ? stack : undefined;
}

/**
 * Refuses the id of another account's, region's or partition's stack: what is deleted there is not deleted here.
 *
 * @throws AwsError `ValidationError`
 */
export function refuseForeignStack(caller: Caller, nameOrId: string | undefined): void {
  if (nameOrId === undefined || !nameOrId.startsWith("arn:") || isInScope(nameOrId, caller)) return;
  throw new AwsError("ValidationError", `Stack with id ${nameOrId} does not exist`);
}

/**
 * The stack that a name or id stands for.
 *
 * @param options.absent the text of the error; operations differ in it
 * @throws AwsError `ValidationError`
 */
export function getStack(
  store: Store,
  caller: Caller,
  nameOrId: string | undefined,
  options: { absent: (name: string) => string } = { absent: (name) => `Stack with id ${name} does not exist` },
): Stack {
  const stack = findStack(store, caller, nameOrId);
  if (stack) return stack;
  throw new AwsError("ValidationError", options.absent(nameOrId ?? ""));
}
