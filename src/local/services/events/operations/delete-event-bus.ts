import type { DeleteEventBusCommandInput, DeleteEventBusCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import { removeBus } from "../buses.ts";
import type { Events } from "../events.ts";
import { invalid } from "../events-errors.ts";
import { checkBusName, defaultBus } from "../names.ts";
import { listRulesOf } from "../rules.ts";

/** DeleteEventBus. Deleting what is not there succeeds; the default bus stays. */
export function deleteEventBus({ host }: Events): Operation<DeleteEventBusCommandInput, DeleteEventBusCommandOutput> {
  return (input, { caller }) => {
    const name = checkBusName(input.Name);
    if (name === defaultBus) throw invalid("Cannot delete event bus default.");
    if (listRulesOf(host.store, caller, name).length > 0) {
      throw invalid(`Event bus ${name} can't be deleted since it has rules.`);
    }
    removeBus(host.store, caller, name);
    return {};
  };
}
