import type { Caller } from "../../service.ts";
import type { StoredBus } from "./buses.ts";
import { busArn } from "./names.ts";

/** A bus as ListEventBuses and DescribeEventBus show it. */
export function showBus(scope: Pick<Caller, "account" | "region">, bus: StoredBus) {
  const created = bus.created === undefined ? undefined : new Date(bus.created);
  return {
    Name: bus.name,
    Arn: busArn(scope, bus.name),
    ...(bus.description === undefined ? {} : { Description: bus.description }),
    ...(created ? { CreationTime: created, LastModifiedTime: created } : {}),
  };
}
