import type { RuleState } from "@aws-sdk/client-eventbridge";
import type { Caller } from "../../service.ts";
import { getBus } from "./buses.ts";
import type { Events } from "./events.ts";
import { refuseManaged } from "./managed-rule.ts";
import { checkRuleName, readBusName } from "./names.ts";
import { getRule, saveRule } from "./rules.ts";

/** Switches a rule on or off. @throws AwsError `ValidationException`, `ResourceNotFoundException` */
export function setRuleState(
  { host, schedule }: Events,
  caller: Caller,
  input: { readonly Name: string | undefined; readonly EventBusName?: string | undefined },
  state: RuleState,
): void {
  const name = checkRuleName(input.Name, "name");
  const { name: bus } = getBus(host.store, caller, readBusName(caller, input.EventBusName));
  const { nextFire: before, ...rule } = getRule(host.store, caller, { bus, name });
  refuseManaged(rule, caller);
  // A rule that was on already keeps its time.
  const nextFire = (state === "DISABLED" ? undefined : before) ?? schedule.nextFire({ ...rule, state });
  saveRule(host.store, { ...rule, state, ...(nextFire === undefined ? {} : { nextFire }) });
  schedule.arrange();
}
