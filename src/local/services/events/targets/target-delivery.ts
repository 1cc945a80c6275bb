import { createDeliveryQueue, type DeliveryQueue } from "../../../delivery-queue.ts";
import type { ServiceHost } from "../../../service.ts";
import type { BusEvent } from "../event.ts";
import { kindOfTarget } from "./target-kinds.ts";
import { targetInput } from "./target-input.ts";
import type { StoredTarget } from "./targets.ts";

/** The delivery of an event to one target of one rule. */
export interface TargetDelivery {
  /** The rule's ARN. */
  readonly rule: string;
  readonly event: BusEvent;
  readonly target: StoredTarget;
}

/** Unless a target says otherwise, an event is tried 185 times more, for 24 hours. */
const retryDefaults = { attempts: 185, seconds: 86_400 };
const longestDelay = 10 * 60_000;

/** The queue of events for targets. */
export function createTargetDeliveries(host: ServiceHost): DeliveryQueue<TargetDelivery> {
  return createDeliveryQueue<TargetDelivery>({
    host,
    table: "event_deliveries",
    describe: ({ event, rule, target }) => `events: event ${event.id} of ${rule} for ${target.Arn}`,
    async deliver(delivery) {
      const input = targetInput(delivery, host.now());
      await kindOfTarget(delivery.target.Arn)?.deliver({ host, delivery, input });
    },
    retryDelay({ target }, { failures, age }) {
      const { MaximumRetryAttempts = retryDefaults.attempts, MaximumEventAgeInSeconds = retryDefaults.seconds } =
        target.RetryPolicy ?? {};
      if (failures > MaximumRetryAttempts || age > MaximumEventAgeInSeconds * 1000) return undefined;
      return Math.min(longestDelay, 1000 * 2 ** (failures - 1));
    },
  });
}
