import type { DeliveryQueue } from "../../delivery-queue.ts";
import type { ServiceHost } from "../../service.ts";
import type { FunctionDelivery } from "./messages/function-delivery.ts";

/** The context of SNS's operations. */
export interface Sns {
  readonly host: ServiceHost;
  readonly deliveries: DeliveryQueue<FunctionDelivery>;
}
