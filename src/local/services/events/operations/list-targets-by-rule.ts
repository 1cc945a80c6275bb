import type { ListTargetsByRuleCommandInput, ListTargetsByRuleCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import { getBus } from "../buses.ts";
import type { Events } from "../events.ts";
import { checkPaging, checkRuleName, readBusName } from "../names.ts";
import { pageOf } from "../paging.ts";
import { getRule } from "../rules.ts";
import { listTargets } from "../targets/targets.ts";

/** ListTargetsByRule. */
export function listTargetsByRule({
  host,
}: Events): Operation<ListTargetsByRuleCommandInput, ListTargetsByRuleCommandOutput> {
  return (input, { caller }) => {
    const name = checkRuleName(input.Rule, "rule");
    checkPaging(input);
    const { name: bus } = getBus(host.store, caller, readBusName(caller, input.EventBusName));
    const targets = listTargets(host.store, getRule(host.store, caller, { bus, name }));
    const { page, ...next } = pageOf(targets, ({ Id }) => Id, input);
    return { Targets: page, ...next };
  };
}
