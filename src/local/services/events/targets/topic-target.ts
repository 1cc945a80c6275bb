import { parseArn } from "../../../../arn.ts";
import { serviceCaller } from "../../../access/keys.ts";
import { eventBridge, type TargetKind } from "./target-kind.ts";

/** An SNS topic, whose policy has to let EventBridge publish. */
export const topicTarget: TargetKind = {
  arn: /^arn:aws:sns:[a-z0-9-]+:\d{12}:[\w-]+$/,
  actsAs: "service",
  async deliver({ host, delivery, input }) {
    const { rule, target } = delivery;
    await host.call({
      service: "sns",
      operation: "Publish",
      input: { TopicArn: target.Arn, Message: input },
      caller: serviceCaller(eventBridge, rule, parseArn(target.Arn)?.region),
    });
  },
};
