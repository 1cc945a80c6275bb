import type { CreateEventBusCommandInput, CreateEventBusCommandOutput } from "@aws-sdk/client-eventbridge";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { findBus, listBuses, saveBus } from "../buses.ts";
import type { Events } from "../events.ts";
import { invalid, limitExceeded } from "../events-errors.ts";
import { busArn, checkBusName, checkRequest } from "../names.ts";
import { checkTags } from "../tags.ts";

const mostBuses = 100;

/** CreateEventBus, for one's own events. */
export function createEventBus({ host }: Events): Operation<CreateEventBusCommandInput, CreateEventBusCommandOutput> {
  return (input, { caller }) => {
    const name = checkBusName(input.Name);
    checkRequest().text("description", input.Description, { max: 512 }).finish();
    if (input.EventSourceName || input.KmsKeyIdentifier || input.DeadLetterConfig || input.LogConfig) {
      throw invalid(
        "The local endpoint keeps plain event buses only: no partner's, and none with a key, a dead-letter queue or logs of their own.",
      );
    }
    if (name.includes("/")) throw invalid("Event bus name must not contain '/'.");
    if (findBus(host.store, caller, name)) {
      throw new AwsError("ResourceAlreadyExistsException", `Event bus ${name} already exists.`);
    }
    if (listBuses(host.store, caller).length >= mostBuses) throw limitExceeded();
    const description = input.Description;
    saveBus(host.store, caller, {
      name,
      ...(description === undefined ? {} : { description }),
      tags: checkTags(input.Tags),
      created: host.now(),
    });
    return {
      EventBusArn: busArn(caller, name),
      ...(description === undefined ? {} : { Description: description }),
    };
  };
}
