import type { RemoveTargetsCommandInput, RemoveTargetsCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import { getBus } from "../buses.ts";
import type { Events } from "../events.ts";
import { refuseManaged } from "../managed-rule.ts";
import { checkRequest, checkRuleName, readBusName } from "../names.ts";
import { getRule } from "../rules.ts";
import { removeTargetsFrom } from "../targets/targets.ts";

/** RemoveTargets. Targets that are not there are passed over. */
export function removeTargets({ host }: Events): Operation<RemoveTargetsCommandInput, RemoveTargetsCommandOutput> {
  return (input, { caller }) => {
    const name = checkRuleName(input.Rule, "rule");
    checkRequest().required("ids", input.Ids).finish();
    const { name: bus } = getBus(host.store, caller, readBusName(caller, input.EventBusName));
    const rule = getRule(host.store, caller, { bus, name });
    refuseManaged(rule, caller, input.Force);
    removeTargetsFrom(host.store, rule, input.Ids ?? []);
    return { FailedEntryCount: 0, FailedEntries: [] };
  };
}
