import type { DeleteRuleCommandInput, DeleteRuleCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import { getBus } from "../buses.ts";
import type { Events } from "../events.ts";
import { invalid } from "../events-errors.ts";
import { refuseManaged } from "../managed-rule.ts";
import { checkRuleName, readBusName } from "../names.ts";
import { findRule, removeRule } from "../rules.ts";
import { listTargets } from "../targets/targets.ts";

/** DeleteRule. Its targets have to be removed before; deleting what is not there succeeds. */
export function deleteRule({ host, schedule }: Events): Operation<DeleteRuleCommandInput, DeleteRuleCommandOutput> {
  return (input, { caller }) => {
    const name = checkRuleName(input.Name, "name");
    const { name: bus } = getBus(host.store, caller, readBusName(caller, input.EventBusName));
    const rule = findRule(host.store, caller, { bus, name });
    if (!rule) return {};
    refuseManaged(rule, caller, input.Force);
    if (listTargets(host.store, rule).length > 0) throw invalid("Rule can't be deleted since it has targets.");
    removeRule(host.store, rule);
    schedule.arrange();
    return {};
  };
}
