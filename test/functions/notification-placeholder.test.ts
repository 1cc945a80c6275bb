import { expect, test } from "vitest";
import { wordNotification } from "../../src/functions/notification-placeholder/word-notification.ts";

test("puts the caught error into a message", async () => {
  const event = {
    userId: "user_b",
    s3Bucket: "photos",
    s3Key: "2_sunglass_face.jpg",
    errorInfo: {
      Error: "PhotoDoesNotMeetRequirementError",
      Cause: JSON.stringify({
        errorType: "PhotoDoesNotMeetRequirementError",
        errorMessage: "Face is wearing sunglasses",
        trace: ["PhotoDoesNotMeetRequirementError: Face is wearing sunglasses", "    at handler"],
      }),
    },
  };
  await expect(wordNotification(event)).resolves.toEqual({
    messageToSend: { title: "PhotoDoesNotMeetRequirementError", message: "Face is wearing sunglasses" },
  });
});

test.each([[undefined], [null], [{}], [{ errorInfo: null }]])(
  "has nothing to say without an error (%#)",
  async (event) => {
    await expect(wordNotification(event)).resolves.toEqual({ messageToSend: { title: "", message: "" } });
  },
);

test("fails on a cause that is not JSON", async () => {
  await expect(wordNotification({ errorInfo: { Error: "States.Timeout", Cause: "took too long" } })).rejects.toThrow(
    SyntaxError,
  );
});

test("fails on an error without a cause", async () => {
  await expect(wordNotification({ errorInfo: { Error: "States.Timeout" } })).rejects.toMatchObject({
    name: "TypeError",
    message: 'The input needs a text in "Cause"',
  });
});
