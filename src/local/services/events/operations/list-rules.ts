import type { ListRulesCommandInput, ListRulesCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import { getBus } from "../buses.ts";
import type { Events } from "../events.ts";
import { checkPaging, checkPrefix, readBusName } from "../names.ts";
import { pageOf } from "../paging.ts";
import { listRulesOf } from "../rules.ts";
import { showRule } from "../shown-rule.ts";

/** ListRules of one bus, by name. */
export function listRules({ host }: Events): Operation<ListRulesCommandInput, ListRulesCommandOutput> {
  return (input, { caller }) => {
    checkPrefix(input.NamePrefix, "rule");
    checkPaging(input);
    const { name: bus } = getBus(host.store, caller, readBusName(caller, input.EventBusName));
    const rules = listRulesOf(host.store, caller, bus).filter(({ name }) => name.startsWith(input.NamePrefix ?? ""));
    const { page, ...next } = pageOf(rules, ({ name }) => name, input);
    return { Rules: page.map(showRule), ...next };
  };
}
