import type {
  PutEventsCommandInput,
  PutEventsCommandOutput,
  PutEventsRequestEntry,
  PutEventsResultEntry,
} from "@aws-sdk/client-eventbridge";
import { randomUUID } from "node:crypto";
import { parseArn } from "../../../../arn.ts";
import { AwsError } from "../../../aws-error.ts";
import type { Caller, Operation } from "../../../service.ts";
import { dispatchEvent } from "../dispatch-event.ts";
import { checkEntries, findEntryFault, readDetail } from "../event-entry.ts";
import { isoTime, type BusEvent } from "../event.ts";
import type { Events } from "../events.ts";
import { busNameIn } from "../names.ts";

/**
 * PutEvents. Each entry is taken or refused for itself; one for a bus that is not there is taken and goes nowhere, as
 * on AWS.
 */
export function putEvents(events: Events): Operation<PutEventsCommandInput, PutEventsCommandOutput> {
  return (input, { caller }) => {
    const entries = checkEntries(input.Entries);
    for (const { EventBusName } of entries) refuseForeignBus(EventBusName, caller);
    const answers = events.host.store.write(() => entries.map((entry) => putEntry(events, entry, caller)));
    return { Entries: answers, FailedEntryCount: answers.filter(({ ErrorCode }) => ErrorCode !== undefined).length };
  };
}

/** A bus of another account takes events from those that its policy names, and no such bus is on this machine. */
function refuseForeignBus(bus: string | undefined, { account, principal }: Caller): void {
  const itsAccount = bus === undefined ? undefined : parseArn(bus)?.account;
  if (itsAccount === undefined || itsAccount === account) return;
  throw new AwsError(
    "AccessDeniedException",
    `User: ${principal.arn} is not authorized to perform: events:PutEvents on resource: ${bus} because no resource-based policy allows the events:PutEvents action`,
  );
}

function putEntry(events: Events, entry: PutEventsRequestEntry, caller: Caller): PutEventsResultEntry {
  const fault = findEntryFault(entry, caller);
  if (fault) return fault;
  const event: BusEvent = {
    version: "0",
    id: randomUUID(),
    "detail-type": entry.DetailType ?? "",
    source: entry.Source ?? "",
    account: caller.account,
    time: isoTime(entry.Time?.getTime() ?? events.host.now()),
    region: caller.region,
    resources: entry.Resources ?? [],
    detail: readDetail(entry.Detail) ?? {},
  };
  dispatchEvent(events, event, busNameIn(caller, entry.EventBusName));
  return { EventId: event.id };
}
