import { hasManagedRule, managedRuleName, waitsForExecutions } from "../../aws/machine/managed-rule.ts";
import { describeMachine, listMachines, type ListedMachine } from "../../aws/machine/find-machines.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import type { Environment } from "../environment.ts";
import type { PlannedStack, TeardownPlan } from "./plan.ts";

/** The parts of an environment that may need the rule. */
interface Users {
  readonly machines: readonly ListedMachine[];
  readonly stacks: readonly Pick<PlannedStack, "view">[];
}

/**
 * The managed rule, where this environment is the last one that uses it. Only distributed bulk runs use it; the stack
 * beside their machine goes last, so that an interrupted teardown finds the rule again.
 */
export async function planManagedRule(environment: Environment, users: Users): Promise<TeardownPlan["managedRule"]> {
  const { session, names } = environment;
  const uses =
    users.machines.some(({ name }) => name === names.bulkMachine) ||
    users.stacks.some(({ view }) => view.name === names.bulkStack);
  if (!uses || !(await unlessNotOffered(() => hasManagedRule(session)))) return undefined;
  const own = new Set(users.machines.map(({ arn }) => arn));
  return (await isRuleUsed(environment, own)) ? undefined : { name: managedRuleName };
}

/** Whether a machine of the account and region other than these waits for executions. */
export async function isRuleUsed({ session }: Environment, without: ReadonlySet<string>): Promise<boolean> {
  for (const { arn, type } of await listMachines(session, () => true)) {
    if (without.has(arn) || type === "EXPRESS") continue;
    const machine = await describeMachine(session, arn);
    if (machine && waitsForExecutions(machine.definition)) return true;
  }
  return false;
}
