import { parseArn } from "../../../../arn.ts";
import { serviceCaller } from "../../../access/keys.ts";
import { createDeliveryQueue, type DeliveryQueue } from "../../../delivery-queue.ts";
import type { ServiceHost } from "../../../service.ts";

/** An event for a subscribed function. */
export interface FunctionDelivery {
  readonly topic: string;
  readonly messageId: string;
  /** The function's ARN. */
  readonly endpoint: string;
  readonly event: unknown;
}

/**
 * The queue of events for functions. Functions are invoked as events, so that what they fail at is Lambda's to repeat;
 * SNS repeats what Lambda does not take.
 */
export function createFunctionDeliveries(host: ServiceHost): DeliveryQueue<FunctionDelivery> {
  return createDeliveryQueue<FunctionDelivery>({
    host,
    table: "sns_deliveries",
    describe: ({ messageId, topic, endpoint }) => `sns: message ${messageId} of ${topic} for ${endpoint}`,
    async deliver({ topic, endpoint, event }) {
      await host.call({
        service: "lambda",
        operation: "Invoke",
        input: { FunctionName: endpoint, InvocationType: "Event", Payload: Buffer.from(JSON.stringify(event)) },
        caller: serviceCaller("sns.amazonaws.com", topic, parseArn(endpoint)?.region),
      });
    },
    retryDelay: (_job, { failures }) => retryDelay(failures),
  });
}

/**
 * As for endpoints that AWS manages ("Amazon SNS message delivery retries"): three times at once, twice after a second,
 * ten times with a growing delay, and then every 20 seconds for 23 days.
 */
function retryDelay(failures: number): number | undefined {
  if (failures <= 3) return 0;
  if (failures <= 5) return 1000;
  if (failures <= 15) return Math.min(20_000, 1000 * 2 ** (failures - 6));
  return failures <= 100_015 ? 20_000 : undefined;
}
