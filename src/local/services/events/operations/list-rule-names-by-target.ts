import type {
  ListRuleNamesByTargetCommandInput,
  ListRuleNamesByTargetCommandOutput,
} from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import { getBus } from "../buses.ts";
import type { Events } from "../events.ts";
import { checkPaging, checkRequest, readBusName } from "../names.ts";
import { pageOf } from "../paging.ts";
import { ruleNamesByTarget } from "../targets/targets.ts";

/** ListRuleNamesByTarget of one bus. */
export function listRuleNamesByTarget({
  host,
}: Events): Operation<ListRuleNamesByTargetCommandInput, ListRuleNamesByTargetCommandOutput> {
  return (input, { caller }) => {
    const arn = input.TargetArn;
    checkRequest().required("targetArn", arn).text("targetArn", arn, { min: 1, max: 1600 }).finish();
    checkPaging(input);
    const { name: bus } = getBus(host.store, caller, readBusName(caller, input.EventBusName));
    const names = ruleNamesByTarget(host.store, { ...caller, bus }, arn ?? "");
    const { page, ...next } = pageOf(names, String, input);
    return { RuleNames: page, ...next };
  };
}
