import * as v1 from "@aws-sdk/client-ses";
import * as v2 from "@aws-sdk/client-sesv2";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Caller, Service, ServiceHost } from "../../../../src/local/service.ts";
import { createMailService, createSesService, createSesV2Service } from "../../../../src/local/services/ses/service.ts";
import { sendRaw } from "../../../support/raw-request.ts";
import { startTestEndpoint } from "../../support/endpoint.ts";
import { ask, makeHost, person, refusal } from "../service-host.ts";

const second = 1000;
const day = 24 * 3600 * second;
let host: ReturnType<typeof makeHost>;
let now: number;
/** One API each, over one store. */
let apis: { v1: Service; v2: Service };
let mail: Service;

beforeEach(() => {
  now = Date.UTC(2026, 0, 1);
  host = makeHost();
  const timed: ServiceHost = { ...host, now: () => now };
  apis = { v1: createSesService(timed), v2: createSesV2Service(timed) };
  mail = createMailService(timed);
});
afterEach(() => host.remove());

/** Sends by either API. */
function send(api: "v1" | "v2", from: string, to: readonly string[], caller: Caller = person()) {
  const Destination = { ToAddresses: to };
  const Subject = { Data: "Ride" };
  const Body = { Text: { Data: "Your ride is here" }, Html: { Data: "<p>Your ride is here</p>" } };
  const input =
    api === "v1"
      ? { Source: from, Destination, Message: { Subject, Body } }
      : { FromEmailAddress: from, Destination, Content: { Simple: { Subject, Body } } };
  return ask(apis[api], "SendEmail", input, caller);
}

async function verify(...identities: readonly string[]): Promise<void> {
  for (const identity of identities) {
    await ask(apis.v2, "CreateEmailIdentity", { EmailIdentity: identity });
    await ask(mail, "VerifyIdentity", { identity });
  }
}

async function subjects(): Promise<unknown[]> {
  const { mails } = await ask(mail, "ListMail", {});
  return Array.isArray(mails) ? mails.map(({ kind, to, subject }) => `${kind} ${to}: ${subject}`) : [];
}

describe.each(["v1", "v2"] as const)("by API %s", (api) => {
  const codes = {
    v1: { invalid: "InvalidParameterValue", rate: "Throttling", quota: "Throttling" },
    v2: { invalid: "BadRequestException", rate: "TooManyRequestsException", quota: "LimitExceededException" },
  }[api];

  test("the sandbox takes mail between verified addresses alone, and says which are not", async () => {
    expect(await refusal(send(api, "Rides <a@b.c>", ["d@e.f", "a@b.c"]))).toBe(
      "MessageRejected: Email address is not verified. The following identities failed the check in region US-WEST-2: a@b.c, d@e.f",
    );
    await verify("a@b.c");
    expect(await refusal(send(api, "a@b.c", ["d@e.f"]))).toBe(
      "MessageRejected: Email address is not verified. The following identities failed the check in region US-WEST-2: d@e.f",
    );
    await verify("d@e.f");
    expect(await send(api, "Rides <a@b.c>", ["d@E.F"])).toEqual({
      MessageId: expect.stringMatching(/^[0-9a-f]{16}-[0-9a-f-]{36}-000000$/),
    });
    expect((await subjects())[0]).toBe("message d@E.F: Ride");
  });

  test("a verified domain stands for its addresses, the simulator's need nothing", async () => {
    await verify("rides.example");
    expect(await send(api, "any@rides.example", ["success@simulator.amazonses.com"])).toHaveProperty("MessageId");
  });

  test("identities are verified in one region", async () => {
    await verify("a@b.c");
    expect(await refusal(send(api, "a@b.c", ["a@b.c"], person("123456789012", "eu-west-1")))).toContain(
      "EU-WEST-1: a@b.c",
    );
  });

  test("one mail a second and 200 a day, until production access is granted", async () => {
    await verify("a@b.c");
    await send(api, "a@b.c", ["a@b.c"]);
    expect(await refusal(send(api, "a@b.c", ["a@b.c"]))).toBe(`${codes.rate}: Maximum sending rate exceeded.`);
    for (let sent = 1; sent < 200; sent++) {
      now += second;
      await send(api, "a@b.c", ["a@b.c"]);
    }
    now += second;
    expect(await refusal(send(api, "a@b.c", ["a@b.c"]))).toBe(`${codes.quota}: Daily message quota exceeded.`);
    expect(await ask(apis.v1, "GetSendQuota")).toEqual({ Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 200 });
    await ask(mail, "SetProductionAccess", { enabled: true });
    for (const to of ["x@y.z", "anybody@else.example"]) await send(api, "a@b.c", [to]);
    expect(await ask(apis.v2, "GetAccount")).toMatchObject({
      ProductionAccessEnabled: true,
      SendQuota: { Max24HourSend: 50_000, SentLast24Hours: 202 },
    });
    now += day;
    expect(await ask(apis.v1, "GetSendQuota")).toMatchObject({ SentLast24Hours: 0 });
  });

  test.each([
    [["no-address"], "Missing final '@domain'"],
    [[], "Empty required header 'To'."],
    [Array.from({ length: 51 }, (_, at) => `a${at}@b.c`), "Recipient count exceeds 50."],
  ])("recipients %j are refused", async (to, message) => {
    await verify("a@b.c");
    expect(await refusal(send(api, "a@b.c", to))).toBe(`${codes.invalid}: ${message}`);
  });
});

// Recorded on AWS.
test.each([
  [
    "test_invalid_name:123",
    "test",
    "Invalid tag name <test_invalid_name:123>: only alphanumeric ASCII characters, '_',  '-' are allowed.",
  ],
  ["test", "a:b", "Invalid tag value <a:b>: only alphanumeric ASCII characters, '_',  '-' , '.', '@' are allowed."],
  ["", "", "The tag name must be specified."],
  ["test", "", "The tag value must be specified."],
  ["n".repeat(256), "test", "Tag name cannot exceed 255 characters."],
  ["test", "v".repeat(256), "Tag value cannot exceed 255 characters."],
])("a tag %s: %s is refused", async (Name, Value, message) => {
  const Destination = { ToAddresses: ["a@b.c"] };
  const Message = { Subject: { Data: "s" }, Body: { Text: { Data: "t" } } };
  const sending = ask(apis.v1, "SendEmail", { Source: "a@b.c", Destination, Message, Tags: [{ Name, Value }] });
  expect(await refusal(sending)).toBe(`InvalidParameterValue: ${message}`);
});

test("a verification mail waits in the outbox for the click on its link", async () => {
  await ask(apis.v1, "VerifyEmailIdentity", { EmailAddress: "a@B.C" });
  expect(await subjects()).toEqual([
    "verification a@b.c: Amazon Web Services – Email Address Verification Request in region us-west-2",
  ]);
  expect(await ask(apis.v2, "GetEmailIdentity", { EmailIdentity: "a@b.c" })).toMatchObject({
    VerifiedForSendingStatus: false,
    VerificationStatus: "PENDING",
  });
  expect(await ask(mail, "VerifyIdentity", { identity: "a@b.c" })).toEqual({ regions: ["us-west-2"] });
  expect(await ask(apis.v1, "GetIdentityVerificationAttributes", { Identities: ["a@b.c", "no@b.c"] })).toEqual({
    VerificationAttributes: { "a@b.c": { VerificationStatus: "Success" } },
  });
  expect(await refusal(ask(mail, "VerifyIdentity", { identity: "no@b.c" }))).toBe(
    "NotFoundException: Nobody asked to verify no@b.c.",
  );
});

test("a raw message tells its sender, recipients and subject itself", async () => {
  await verify("a@b.c");
  const raw = `From: Rides <a@b.c>\r\nTo: "One, Two" <a@b.c>,\r\n success@simulator.amazonses.com\r\nSubject: =?UTF-8?B?${Buffer.from("유니콘").toString("base64")}?=\r\n\r\nbody`;
  await ask(apis.v2, "SendEmail", { Content: { Raw: { Data: Buffer.from(raw) } } });
  expect((await subjects())[0]).toBe("message a@b.c,success@simulator.amazonses.com: 유니콘");
  const { mails } = await ask(mail, "ListMail", { limit: 1 });
  const number: unknown = Array.isArray(mails) ? mails[0]?.number : undefined;
  expect(await ask(mail, "GetMail", { number })).toMatchObject({ mail: { raw, from: "Rides <a@b.c>" } });
  expect(await refusal(ask(mail, "GetMail", { number: 999 }))).toContain("NotFoundException");
});

test("both APIs are spoken under one signing name, and the person reads the outbox over HTTP", async () => {
  const endpoint = await startTestEndpoint();
  try {
    const older = new v1.SESClient(endpoint.clientConfig);
    const newer = new v2.SESv2Client(endpoint.clientConfig);
    await older.send(new v1.VerifyEmailIdentityCommand({ EmailAddress: "a@b.c" }));
    const { EmailIdentities } = await newer.send(new v2.ListEmailIdentitiesCommand({}));
    expect(EmailIdentities).toEqual([
      { IdentityName: "a@b.c", IdentityType: "EMAIL_ADDRESS", SendingEnabled: false, VerificationStatus: "PENDING" },
    ]);
    const { url, credentials } = endpoint;
    const callMail = async (operation: string, input: object): Promise<unknown> => {
      const body = JSON.stringify(input);
      const answer = await sendRaw(url, { service: "ses", target: `/local/mail/${operation}`, body, credentials });
      return JSON.parse(answer.body);
    };
    expect(await callMail("VerifyIdentity", { identity: "a@b.c" })).toEqual({ regions: ["us-west-2"] });
    const Content = { Simple: { Subject: { Data: "Hello" }, Body: { Text: { Data: "Text" } } } };
    const Destination = { ToAddresses: ["success@simulator.amazonses.com"] };
    const { MessageId } = await newer.send(
      new v2.SendEmailCommand({ FromEmailAddress: "a@b.c", Destination, Content }),
    );
    const { mails } = Object(await callMail("ListMail", { limit: 1 }));
    expect(mails).toMatchObject([{ messageId: MessageId, kind: "message", from: "a@b.c", subject: "Hello" }]);
    await expect(newer.send(new v2.GetEmailIdentityCommand({ EmailIdentity: "x@y.z" }))).rejects.toMatchObject({
      name: "NotFoundException",
      $metadata: { httpStatusCode: 404 },
    });
    await expect(older.send(new v1.ListTemplatesCommand({}))).rejects.toMatchObject({ name: "InvalidAction" });
  } finally {
    await endpoint.close();
  }
});
