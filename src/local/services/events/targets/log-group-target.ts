import { parseArn, resourceElements } from "../../../../arn.ts";
import { serviceCaller } from "../../../access/keys.ts";
import { AwsError } from "../../../aws-error.ts";
import { isObject, type JsonObject } from "../../../states-language/json.ts";
import { eventBridge, type TargetKind } from "./target-kind.ts";

/**
 * A log group, which a resource policy of CloudWatch Logs has to open to EventBridge. Each event is a separate stream.
 * A transformed event says itself what is logged: `{"timestamp": …, "message": …}`.
 */
export const logGroupTarget: TargetKind = {
  arn: /^arn:aws:logs:[a-z0-9-]+:\d{12}:log-group:[\w./#-]+(:\*)?$/,
  actsAs: "service",
  async deliver({ host, delivery, input }) {
    const { rule, event, target } = delivery;
    const region = parseArn(target.Arn)?.region;
    const [, logGroupName] = resourceElements(target.Arn);
    const stream = { logGroupName, logStreamName: event.id };
    const call = (operation: string, more = {}): Promise<unknown> =>
      host.call({
        service: "logs",
        operation,
        input: { ...stream, ...more },
        caller: serviceCaller(eventBridge, rule, region),
      });
    try {
      await call("CreateLogStream");
    } catch (error) {
      // There already from a delivery that did not come to its end.
      if (!(error instanceof AwsError) || error.code !== "ResourceAlreadyExistsException") throw error;
    }
    await call("PutLogEvents", { logEvents: [logEvent(input, host.now())] });
  },
};

function logEvent(input: string, now: number) {
  const { timestamp, message } = readObject(input);
  if (message === undefined) return { timestamp: now, message: input };
  return {
    timestamp: typeof timestamp === "number" ? timestamp : now,
    message: typeof message === "string" ? message : JSON.stringify(message),
  };
}

function readObject(text: string): JsonObject {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : {};
  } catch {
    return {};
  }
}
