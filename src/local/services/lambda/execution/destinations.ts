import { parseArn } from "../../../../arn.ts";
import { createDeliveryQueue, type DeliveryQueue } from "../../../delivery-queue.ts";
import type { InternalCall, ServiceHost } from "../../../service.ts";
import { type FunctionRecord, functionArn } from "../function-record.ts";
import type { InvocationAnswer } from "./run-invocation.ts";

/** Why an event is over. */
export type EventCondition = "Success" | "RetriesExhausted" | "EventAgeExceeded";

/** A report on an event for a destination of its function. */
export interface DestinationJob {
  /** The destination's ARN. */
  readonly destination: string;
  readonly role: string;
  readonly functionName: string;
  readonly region: string;
  readonly report: { readonly requestContext: { readonly condition: EventCondition; readonly functionArn: string } };
}

const longestAge = 6 * 60 * 60_000;

/** The queue of reports. A function's own role sends them, and a destination that is gone is only noted in the log. */
export function createDestinationDeliveries(host: ServiceHost): DeliveryQueue<DestinationJob> {
  return createDeliveryQueue<DestinationJob>({
    host,
    table: "lambda_destinations",
    describe: ({ functionName, destination }) => `lambda: the report on an event of ${functionName} for ${destination}`,
    async deliver(job) {
      await host.call({ ...callOf(job), caller: host.roleCaller(job.role, job.functionName, job.region) });
    },
    retryDelay: (_job, { failures, age }) => (age > longestAge ? undefined : Math.min(60_000, 1000 * 2 ** failures)),
  });
}

/**
 * The report on an event, and where it goes; undefined where nobody wants it (AWS Lambda Developer Guide, "Capturing
 * records of Lambda asynchronous invocations").
 *
 * @param ended.attempts how often the function was invoked
 * @param ended.answer of the last attempt; undefined when there was none
 */
export function destinationJob(
  record: FunctionRecord,
  ended: {
    readonly requestId: string;
    readonly event: string;
    readonly condition: EventCondition;
    readonly attempts: number;
    readonly answer: InvocationAnswer | undefined;
    readonly now: number;
  },
): DestinationJob | undefined {
  const { requestId, event, condition, attempts, answer, now } = ended;
  const settings = record.eventInvoke;
  const destination = condition === "Success" ? settings?.onSuccess : settings?.onFailure;
  if (destination === undefined) return undefined;
  const context = {
    statusCode: 200,
    executedVersion: record.version ?? "$LATEST",
    ...(answer?.failed ? { functionError: "Unhandled" } : {}),
  };
  const report = {
    version: "1.0",
    timestamp: new Date(now).toISOString(),
    requestContext: {
      requestId,
      functionArn: `${functionArn(record)}:${record.version ?? "$LATEST"}`,
      condition,
      approximateInvokeCount: attempts,
    },
    requestPayload: JSON.parse(event),
    ...(answer === undefined
      ? {}
      : { responseContext: context, responsePayload: JSON.parse(answer.payload || "null") }),
  };
  return { destination, role: record.role, functionName: record.name, region: record.region, report };
}

function callOf({ destination, report }: DestinationJob): Pick<InternalCall, "service" | "operation" | "input"> {
  const text = JSON.stringify(report);
  switch (parseArn(destination)?.service) {
    case "sns":
      return { service: "sns", operation: "Publish", input: { TopicArn: destination, Message: text } };
    case "events": {
      const { condition, functionArn: source } = report.requestContext;
      const outcome = condition === "Success" ? "Success" : "Failure";
      const entry = {
        Source: "lambda",
        DetailType: `Lambda Function Invocation Result - ${outcome}`,
        Detail: text,
        EventBusName: destination,
        Resources: [destination, source],
      };
      return { service: "events", operation: "PutEvents", input: { Entries: [entry] } };
    }
    default: {
      const Payload = Buffer.from(text);
      const input = { FunctionName: destination, InvocationType: "Event", Payload };
      return { service: "lambda", operation: "Invoke", input };
    }
  }
}
