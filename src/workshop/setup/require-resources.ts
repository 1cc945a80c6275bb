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

/** Reads may lag behind a stack that was made moments ago. In milliseconds. */
const usualPatienceMs = 5000;

/** Where resources are looked for, and how long. */
interface Search {
  readonly environment: Environment;
  readonly patienceMs: number;
}

/**
 * Notices a table, a function or a role that was deleted outside a stack without changes, and a role without its
 * policies: CloudFormation does not look for them, and says that there is nothing to update.
 *
 * @param patienceMs how long to look for what is missing (default: 5 s)
 * @throws UserError `table-gone`, `function-gone`, `role-changed` (exit code 4)
 */
export async function requireStackResources(
  environment: Environment,
  stack: StackView,
  patienceMs: number = usualPatienceMs,
): Promise<void> {
  const { session } = environment;
  const search: Search = { environment, patienceMs };
  const { table, machineRole } = resourcesOf(stack);
  const functions = functionIds.flatMap((id) => stack.outputs.get(`${id}Arn`) ?? []);
  await Promise.all([
    requireSeen(search, () => tableExists(session, table), {
      code: "table-gone",
      values: { table, stack: stack.name },
    }),
    requireRole(search, stack, machineRole),
    ...functions.map((name) => requireFunction(search, stack, name)),
  ]);
}

async function requireFunction(search: Search, stack: StackView, name: string): Promise<void> {
  const { session } = search.environment;
  let roleArn = "";
  const look = async (): Promise<boolean> => {
    const found = await readFunction(session, name);
    roleArn = found?.roleArn ?? "";
    return found !== undefined;
  };
  const gone = { code: "function-gone", values: { function: name, stack: stack.name } } as const;
  await requireSeen(search, async () => (await unlessNotOffered(look)) ?? true, gone);
  if (roleArn !== "") await requireRole(search, stack, roleArn);
}

/** Every role of the template has a policy. Who may not look at roles does not know. */
async function requireRole(search: Search, stack: StackView, roleArn: string): Promise<void> {
  let isGone = false;
  const look = async (): Promise<boolean> => {
    const policies = await listRolePolicies(search.environment.session, roleArn);
    isGone = policies === undefined;
    return policies !== undefined && policies.length > 0;
  };
  const isSeen = await pollUntilSeen(search, async () => (await unlessNotOffered(() => unlessDenied(look))) ?? true);
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

async function requireSeen(search: Search, look: () => Promise<boolean>, gone: ErrorMessage): Promise<void> {
  if (!(await pollUntilSeen(search, look))) throw new UserError(gone);
}

async function pollUntilSeen({ environment, patienceMs }: Search, look: () => Promise<boolean>): Promise<boolean> {
  const { session, signal } = environment;
  const options = { onWait: () => {}, signal, pollMs: session.pollMs, patienceMs };
  return (await pollUntilFound(async () => (await look()) || undefined, options)) ?? false;
}
