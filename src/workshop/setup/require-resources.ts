import { readFunction } from "../../aws/function/function-settings.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import { pollUntilFound } from "../../aws/poll-until-found.ts";
import type { StackView } from "../../aws/stack/describe-stack.ts";
import { tableExists } from "../../aws/table/items.ts";
import { UserError, type ErrorMessage } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { functionIds, resourcesOf } from "../resources.ts";

/** Reads may lag behind a stack that was made moments ago. */
const patienceMs = 5000;

/**
 * Notices a table or a function that was deleted outside a stack without changes: CloudFormation does not look for it,
 * and says that there is nothing to update.
 *
 * @throws UserError `table-gone`, `function-gone` (exit code 4)
 */
export async function requireStackResources(environment: Environment, stack: StackView): Promise<void> {
  const { session } = environment;
  const { table } = resourcesOf(stack);
  const functions = functionIds.flatMap((id) => stack.outputs.get(`${id}Arn`) ?? []);
  await Promise.all([
    requireSeen(environment, () => tableExists(session, table), {
      code: "table-gone",
      values: { table, stack: stack.name },
    }),
    ...functions.map((name) => {
      const look = () => unlessNotOffered(async () => (await readFunction(session, name)) !== undefined);
      const gone = { code: "function-gone", values: { function: name, stack: stack.name } } as const;
      return requireSeen(environment, async () => (await look()) ?? true, gone);
    }),
  ]);
}

async function requireSeen(
  { session, signal }: Environment,
  look: () => Promise<boolean>,
  gone: ErrorMessage,
): Promise<void> {
  const options = { onWait: () => {}, signal, pollMs: session.pollMs, patienceMs };
  const isThere = await pollUntilFound(async () => (await look()) || undefined, options);
  if (!isThere) throw new UserError(gone);
}
