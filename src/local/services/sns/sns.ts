import type { DeliveryQueue } from "../../delivery-queue.ts";
import type { ServiceHost } from "../../service.ts";
import type { FunctionDelivery } from "./function-delivery.ts";

/** What the operations of SNS work with. */
export interface Sns {
  readonly host: ServiceHost;
  readonly deliveries: DeliveryQueue<FunctionDelivery>;
}
