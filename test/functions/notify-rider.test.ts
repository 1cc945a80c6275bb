import { describe, expect, test } from "vitest";
import { mailLanguages, wordMail } from "../../src/functions/notification-placeholder/mail-texts.ts";
import { createHandler, readMailSetup } from "../../src/functions/notification-placeholder/notify-rider.ts";

const sunglasses = {
  userId: "user_b",
  email: "b@riders.example",
  errorInfo: {
    Error: "PhotoDoesNotMeetRequirementError",
    Cause: JSON.stringify({ errorMessage: "Face is wearing sunglasses" }),
  },
};
const messageToSend = { title: "PhotoDoesNotMeetRequirementError", message: "Face is wearing sunglasses" };

/** A handler whose SES keeps what it is sent, or fails with an error. */
function handlerWith(
  variables: Record<string, string>,
  failure?: Error,
  photo?: (command: { input: object }) => Promise<object>,
) {
  const sent: object[] = [];
  const setup = readMailSetup({ NOTIFY_FROM: "rides@example.com", ...variables });
  const send = (command: { input: object }) => {
    sent.push(command.input);
    return failure ? Promise.reject(failure) : Promise.resolve({ MessageId: "m-1" });
  };
  const handler = createHandler(
    setup && {
      ...setup,
      openSes: async () => Object.assign({ send }),
      openS3: async () => Object.assign({ send: photo ?? (() => Promise.reject(new Error("AccessDenied"))) }),
    },
  );
  return { handler, sent };
}

describe("without a sender", () => {
  test("the answer is the placeholder's, exactly", async () => {
    expect(readMailSetup({ NOTIFY_FROM: "" })).toBeUndefined();
    expect(await createHandler(undefined)(sunglasses)).toEqual({ messageToSend });
  });
});

describe("with a sender", () => {
  test("the rider gets a mail in the chosen language", async () => {
    const { handler, sent } = handlerWith({ NOTIFY_LANGUAGE: "ko" });
    expect(await handler(sunglasses)).toEqual({ messageToSend, mail: { messageId: "m-1", to: "b@riders.example" } });
    expect(sent).toMatchObject([
      {
        FromEmailAddress: "rides@example.com",
        Destination: { ToAddresses: ["b@riders.example"] },
        Content: { Simple: { Body: { Text: { Data: expect.stringContaining("선글라스") } } } },
      },
    ]);
  });

  test("the photo's metadata may say the address, and a photo that cannot be read is not an error", async () => {
    const { email: _, ...event } = sunglasses;
    const place = { s3Bucket: "photos", s3Key: "a%2Bb.jpg" };
    const asked: object[] = [];
    const photo = (command: { input: object }) => {
      asked.push(command.input);
      return Promise.resolve({ Metadata: { email: "photo@riders.example" } });
    };
    const known = handlerWith({ NOTIFY_TO_DOMAIN: "riders.example" }, undefined, photo);
    expect(await known.handler({ ...event, ...place })).toMatchObject({ mail: { to: "photo@riders.example" } });
    expect(await known.handler({ ...sunglasses, ...place })).toMatchObject({ mail: { to: "b@riders.example" } });
    expect(asked).toEqual([{ Bucket: "photos", Key: "a+b.jpg" }]);
    const unreadable = handlerWith({ NOTIFY_TO_DOMAIN: "riders.example" });
    expect(await unreadable.handler({ ...event, ...place })).toMatchObject({ mail: { to: "user_b@riders.example" } });
  });

  test("a rider without an address is reached in the domain, where there is one", async () => {
    const { email: _, ...event } = sunglasses;
    const inDomain = handlerWith({ NOTIFY_TO_DOMAIN: "riders.example" });
    expect(await inDomain.handler(event)).toMatchObject({ mail: { to: "user_b@riders.example" } });
    const nowhere = handlerWith({});
    expect(await nowhere.handler(event)).toMatchObject({
      messageToSend,
      mail: { error: expect.stringMatching("NoAddress") },
    });
    expect(nowhere.sent).toEqual([]);
  });

  test("a mail that fails does not fail the refusal", async () => {
    const failure = Object.assign(new Error("Email address is not verified."), { name: "MessageRejected" });
    const { handler } = handlerWith({}, failure);
    expect(await handler(sunglasses)).toEqual({
      messageToSend,
      mail: { error: "MessageRejected: Email address is not verified." },
    });
  });

  test("nothing is sent where nothing was refused", async () => {
    const { handler, sent } = handlerWith({});
    expect(await handler({ userId: "user_a", email: "a@b.example" })).toEqual({
      messageToSend: { title: "", message: "" },
    });
    expect(sent).toEqual([]);
  });
});

test("every refusal has its own text in each language", () => {
  const messages = [
    "Detected 0 faces in the photo.",
    "Detected 3 faces in the photo.",
    "Face is wearing sunglasses",
    "Unsupported image file format. Only JPEG or PNG is supported",
    "Face in the picture is already in the system. ",
    "Image size is too large.",
    "Something new",
  ];
  const texts = mailLanguages.flatMap((language) =>
    messages.map((message) => wordMail(message, language).text.split("\n")[0]),
  );
  expect(new Set(texts).size).toBe(messages.length * mailLanguages.length);
});
