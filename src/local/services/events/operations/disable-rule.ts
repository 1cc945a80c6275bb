import type { DisableRuleCommandInput, DisableRuleCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import type { Events } from "../events.ts";
import { setRuleState } from "../rule-state.ts";

/** DisableRule. */
export function disableRule(events: Events): Operation<DisableRuleCommandInput, DisableRuleCommandOutput> {
  return (input, { caller }) => {
    setRuleState(events, caller, input, "DISABLED");
    return {};
  };
}
