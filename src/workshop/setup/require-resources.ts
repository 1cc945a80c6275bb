import { listRolePolicies } from "../../aws/account/role-policies.ts";
import { readFunction } from "../../aws/function/function-settings.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import { pollUntilFound } from "../../aws/poll-until-found.ts";
import type { StackView } from "../../aws/stack/describe-stack.ts";
import { tableExists } from "../../aws/table/items.ts";
import { nameAfterPath } from "../../arn.ts";
import { UserError, type ErrorMessage } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { functionIds, resourcesOf } from "../resources.ts";

/** Reads may lag behind a stack that was made moments ago. */
const patienceMs = 5000;

/**
 * Notices a table, a function or a role that was deleted outside a stack without changes, and a role without its
 * policies: CloudFormation does not look for them, and says that there is nothing to update.
 *
 * @throws UserError `table-gone`, `function-gone`, `role-changed` (exit code 4)
 */
export async function requireStackResources(environment: Environment, stack: StackView): Promise<void> {
  const { session } = environment;
  const { table, machineRole } = resourcesOf(stack);
  const functions = functionIds.flatMap((id) => stack.outputs.get(`${id}Arn`) ?? []);
  await Promise.all([
    requireSeen(environment, () => tableExists(session, table), {
      code: "table-gone",
      values: { table, stack: stack.name },
    }),
    requireRole(environment, stack, machineRole),
    ...functions.map((name) => requireFunction(environment, stack, name)),
  ]);
}

async function requireFunction(environment: Environment, stack: StackView, name: string): Promise<void> {
  const { session } = environment;
  let roleArn = "";
  const look = async (): Promise<boolean> => {
    const found = await readFunction(session, name);
    roleArn = found?.roleArn ?? "";
    return found !== undefined;
  };
  const gone = { code: "function-gone", values: { function: name, stack: stack.name } } as const;
  await requireSeen(environment, async () => (await unlessNotOffered(look)) ?? true, gone);
  if (roleArn !== "") await requireRole(environment, stack, roleArn);
}

/** Every role of the template has a policy. Who may not look at roles does not know. */
async function requireRole(environment: Environment, stack: StackView, roleArn: string): Promise<void> {
  let isGone = false;
  const look = async (): Promise<boolean> => {
    const policies = await listRolePolicies(environment.session, roleArn);
    isGone = policies === undefined;
    return policies !== undefined && policies.length > 0;
  };
  const isSeen = await pollUntilSeen(
    environment,
    async () => (await unlessNotOffered(() => unlessDenied(look))) ?? true,
  );
  if (isSeen) return;
  throw new UserError({
    code: "role-changed",
    values: { role: nameAfterPath(roleArn), stack: stack.name, gone: isGone },
  });
}

async function unlessDenied(look: () => Promise<boolean>): Promise<boolean> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Error && error.name.startsWith("AccessDenied")) return true;
    throw error;
  }
}

async function requireSeen(environment: Environment, look: () => Promise<boolean>, gone: ErrorMessage): Promise<void> {
  if (!(await pollUntilSeen(environment, look))) throw new UserError(gone);
}

async function pollUntilSeen({ session, signal }: Environment, look: () => Promise<boolean>): Promise<boolean> {
  const options = { onWait: () => {}, signal, pollMs: session.pollMs, patienceMs };
  return (await pollUntilFound(async () => (await look()) || undefined, options)) ?? false;
}
