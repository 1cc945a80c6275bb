import type { PutTargetsCommandInput, PutTargetsCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import { getBus } from "../buses.ts";
import type { Events } from "../events.ts";
import { limitExceeded } from "../events-errors.ts";
import { refuseManaged } from "../managed-rule.ts";
import { checkRuleName, readBusName } from "../names.ts";
import { getRule } from "../rules.ts";
import { checkTargets } from "../targets/check-target.ts";
import { listTargets, saveTarget } from "../targets/targets.ts";

const mostTargets = 5;

/** PutTargets. A target of an id that is there already replaces it. */
export function putTargets({ host }: Events): Operation<PutTargetsCommandInput, PutTargetsCommandOutput> {
  return (input, { caller }) => {
    const name = checkRuleName(input.Rule, "rule");
    const targets = checkTargets(input.Targets);
    const { name: bus } = getBus(host.store, caller, readBusName(caller, input.EventBusName));
    const rule = getRule(host.store, caller, { bus, name });
    refuseManaged(rule, caller);
    const ids = new Set([...listTargets(host.store, rule), ...targets].map(({ Id }) => Id));
    if (ids.size > mostTargets) throw limitExceeded();
    host.store.write(() => {
      for (const target of targets) saveTarget(host.store, rule, target);
    });
    return { FailedEntryCount: 0, FailedEntries: [] };
  };
}
