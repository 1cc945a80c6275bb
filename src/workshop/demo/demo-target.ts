import { describeStack } from "../../aws/stack/describe-stack.ts";
import { UserError } from "../../user-error.ts";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import { chooseTarget, type TargetChoice, type TargetSettings } from "../target.ts";

/**
 * Chooses where the demonstration happens: in a throwaway place on this machine, whatever is stored or set, unless the
 * flags themselves name another one. Elsewhere it needs its own environment.
 *
 * @throws UserError (exit code 2) when another target is named without an environment
 */
export function chooseDemoTarget(flags: TargetSettings, variables: TargetSettings): TargetChoice {
  const { region, profile, keys } = variables;
  const choice = chooseTarget({ flags, variables: { region, profile, keys }, stored: {} });
  if (choice.kind === "local" || flags.environment !== undefined) return choice;
  throw new UserError({ code: "demo-needs-environment" });
}

/**
 * Makes sure that a demonstration elsewhere touches nobody's environment, and asks.
 *
 * @throws UserError when the environment exists already, or the person does not agree
 */
export async function claimDemoEnvironment(environment: Environment): Promise<void> {
  const { session, names, target, port } = environment;
  const stack = await describeStack(session, names.stack);
  if (stack && stack.status !== "DELETE_COMPLETE")
    throw new UserError({
      code: "environment-in-use",
      values: { environment: target.environment ?? "", stack: names.stack },
    });
  const { environment: name = "", account, region } = target;
  if (!(await port.ask({ text: { code: "ask-demo", values: { environment: name, account, region } } })))
    throw declined();
}
