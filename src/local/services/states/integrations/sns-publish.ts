import { callService, memberOf } from "./call-service.ts";
import { requestIntegration } from "./optimised-integration.ts";
import { parametersToInput } from "./parameters.ts";
import { httpDate, sdkAnswer } from "./sdk-answer.ts";
import { optimisedFailure } from "./service-failure.ts";

const call = { service: "sns", operation: "Publish" } as const;

/** Bytes of AWS's answer without and with a sequence number, as it is shown (recorded on AWS). */
const answerSizes = { plain: 294, numbered: 352 };

/**
 * `arn:aws:states:::sns:publish`, with or without `.waitForTaskToken`. A message that is not a text is sent as JSON.
 */
export const runSnsPublish = requestIntegration({
  resourceType: "sns",
  async send(task, { Message, ...parameters }) {
    const text = Message === undefined || typeof Message === "string" ? Message : JSON.stringify(Message);
    const input = await parametersToInput(call, { ...parameters, Message: text });
    const published = await callService(task, { ...call, input });
    const SequenceNumber = memberOf(published, "SequenceNumber");
    const size = SequenceNumber === undefined ? answerSizes.plain : answerSizes.numbered;
    const answer = sdkAnswer((requestId) => ({
      "x-amzn-RequestId": requestId,
      connection: "keep-alive",
      "Content-Length": String(size),
      Date: httpDate(task.host.now()),
      "Content-Type": "text/xml",
    }));
    return { MessageId: memberOf(published, "MessageId"), ...answer, SequenceNumber };
  },
  fail: (error) =>
    optimisedFailure(error, {
      service: "sns",
      prefix: "SNS",
      base: "AmazonSNSException",
      shownService: "AmazonSNS",
    }),
});
