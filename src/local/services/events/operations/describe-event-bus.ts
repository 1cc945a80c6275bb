import type { DescribeEventBusCommandInput, DescribeEventBusCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import { getBus } from "../buses.ts";
import type { Events } from "../events.ts";
import { readBusName } from "../names.ts";
import { showBus } from "../shown-bus.ts";

/** DescribeEventBus; without a name, the default one. */
export function describeEventBus({
  host,
}: Events): Operation<DescribeEventBusCommandInput, DescribeEventBusCommandOutput> {
  return (input, { caller }) => showBus(caller, getBus(host.store, caller, readBusName(caller, input.Name, "name")));
}
