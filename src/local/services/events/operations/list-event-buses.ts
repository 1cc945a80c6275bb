import type { ListEventBusesCommandInput, ListEventBusesCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import { listBuses } from "../buses.ts";
import type { Events } from "../events.ts";
import { checkPaging, checkPrefix } from "../names.ts";
import { pageOf } from "../paging.ts";
import { showBus } from "../shown-bus.ts";

/** ListEventBuses, by name. */
export function listEventBuses({ host }: Events): Operation<ListEventBusesCommandInput, ListEventBusesCommandOutput> {
  return (input, { caller }) => {
    checkPrefix(input.NamePrefix, "bus");
    checkPaging(input);
    const buses = listBuses(host.store, caller).filter(({ name }) => name.startsWith(input.NamePrefix ?? ""));
    const { page, ...next } = pageOf(buses, ({ name }) => name, input);
    return { EventBuses: page.map((bus) => showBus(caller, bus)), ...next };
  };
}
