import type { DescribeRuleCommandInput, DescribeRuleCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import { getBus } from "../buses.ts";
import type { Events } from "../events.ts";
import { checkRuleName, readBusName } from "../names.ts";
import { getRule } from "../rules.ts";
import { showRule } from "../shown-rule.ts";

/** DescribeRule. */
export function describeRule({ host }: Events): Operation<DescribeRuleCommandInput, DescribeRuleCommandOutput> {
  return (input, { caller }) => {
    const name = checkRuleName(input.Name, "name");
    const { name: bus } = getBus(host.store, caller, readBusName(caller, input.EventBusName));
    const rule = getRule(host.store, caller, { bus, name });
    return { ...showRule(rule), CreatedBy: rule.account };
  };
}
