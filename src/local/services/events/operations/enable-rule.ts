import type { EnableRuleCommandInput, EnableRuleCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import type { Events } from "../events.ts";
import { setRuleState } from "../rule-state.ts";

/** EnableRule. */
export function enableRule(events: Events): Operation<EnableRuleCommandInput, EnableRuleCommandOutput> {
  return (input, { caller }) => {
    setRuleState(events, caller, input, "ENABLED");
    return {};
  };
}
