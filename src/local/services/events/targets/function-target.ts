import { parseArn } from "../../../../arn.ts";
import { serviceCaller } from "../../../access/keys.ts";
import { eventBridge, type TargetKind } from "./target-kind.ts";

/** A Lambda function, which has to let EventBridge invoke it. It is invoked as an event. */
export const functionTarget: TargetKind = {
  arn: /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/,
  actsAs: "service",
  async deliver({ host, delivery, input }) {
    const { rule, target } = delivery;
    await host.call({
      service: "lambda",
      operation: "Invoke",
      input: { FunctionName: target.Arn, InvocationType: "Event", Payload: Buffer.from(input) },
      caller: serviceCaller(eventBridge, rule, parseArn(target.Arn)?.region),
    });
  },
};
