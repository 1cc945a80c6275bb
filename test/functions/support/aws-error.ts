import type { FakeAnswer } from "./fake-aws.ts";

/** An error as Rekognition and DynamoDB answer it. */
export function answerError(type: string, message: string): FakeAnswer {
  return { status: 400, body: { __type: type, Message: message, message } };
}
