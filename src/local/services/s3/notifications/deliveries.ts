import { serviceCaller } from "../../../access/keys.ts";
import { createDeliveryQueue, type DeliveryQueue } from "../../../delivery-queue.ts";
import type { InternalCall, ServiceHost } from "../../../service.ts";
import type { KeptEntry } from "./event-bridge-entry.ts";

/** A notification of a bucket to one destination. */
export type Notification = {
  readonly bucket: string;
  readonly account: string;
  readonly region: string;
} & (
  | { readonly kind: "event-bridge"; readonly entry: KeptEntry }
  | { readonly kind: "function" | "topic"; readonly arn: string; readonly event: unknown }
);

const firstDelay = 1000;
const longestDelay = 60_000;
const longestAge = 6 * 60 * 60_000;

/**
 * The queue of notifications, in the unit that changes the object: each arrives at least once. S3 acts as itself, so
 * the policy of a function or topic decides. A function gets an event, and what it fails at is Lambda's to repeat.
 */
export function createNotificationDeliveries(host: ServiceHost): DeliveryQueue<Notification> {
  return createDeliveryQueue<Notification>({
    host,
    table: "s3_notifications",
    describe: (job) => `s3: a notification of ${job.bucket} for ${job.kind === "event-bridge" ? job.kind : job.arn}`,
    async deliver(job) {
      const arn = `arn:aws:s3:::${job.bucket}`;
      const caller = { ...serviceCaller("s3.amazonaws.com", arn, job.region), account: job.account };
      await host.call({ ...callOf(job), caller });
    },
    retryDelay: (_job, { failures, age }) =>
      age > longestAge ? undefined : Math.min(longestDelay, firstDelay * 2 ** (failures - 1)),
  });
}

function callOf(job: Notification): Pick<InternalCall, "service" | "operation" | "input"> {
  if (job.kind === "event-bridge") {
    const Entries = [{ ...job.entry, Time: new Date(job.entry.Time) }];
    return { service: "events", operation: "PutEvents", input: { Entries } };
  }
  const text = JSON.stringify(job.event);
  return job.kind === "function"
    ? {
        service: "lambda",
        operation: "Invoke",
        input: { FunctionName: job.arn, InvocationType: "Event", Payload: Buffer.from(text) },
      }
    : {
        service: "sns",
        operation: "Publish",
        input: { TopicArn: job.arn, Subject: "Amazon S3 Notification", Message: text },
      };
}
