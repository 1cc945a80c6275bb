import type { DeliveryQueue } from "../../delivery-queue.ts";
import type { ServiceHost } from "../../service.ts";
import type { Schedule } from "./schedule/schedule.ts";
import type { TargetDelivery } from "./targets/target-delivery.ts";

/** The context of EventBridge's operations. */
export interface Events {
  readonly host: ServiceHost;
  readonly deliveries: DeliveryQueue<TargetDelivery>;
  readonly schedule: Schedule;
}
