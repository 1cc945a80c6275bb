import type { S3Client } from "@aws-sdk/client-s3";
import type { SESv2Client } from "@aws-sdk/client-sesv2";
import { decodeKey, readMember } from "../shared/photo-event.ts";
import { mailLanguages, wordMail, type MailLanguage } from "./mail-texts.ts";
import { wordNotification, type Notification } from "./word-notification.ts";

/** How mails are sent. */
interface MailSetup {
  /** The sender's address. */
  readonly from: string;
  /** A rider without their own address gets mail at `USER_ID@DOMAIN`. */
  readonly toDomain: string | undefined;
  readonly language: MailLanguage;
  /** Makes the client when the first mail is sent. */
  readonly openSes: () => Promise<Pick<SESv2Client, "send">>;
  /** Makes the client when the first photo is asked for its rider's address. */
  readonly openS3: () => Promise<Pick<S3Client, "send">>;
}

/** The mail that was sent, or the error that prevented it. */
type SentMail = { readonly messageId: string; readonly to: string } | { readonly error: string };

/** The settings of the function's environment; undefined while no sender is set. */
export function readMailSetup(variables: Readonly<Record<string, string | undefined>>): MailSetup | undefined {
  const from = variables["NOTIFY_FROM"];
  if (from === undefined || from === "") return undefined;
  return {
    from,
    toDomain: variables["NOTIFY_TO_DOMAIN"] || undefined,
    language: mailLanguages.find((language) => language === variables["NOTIFY_LANGUAGE"]) ?? "en",
    openSes: async () => {
      const { SESv2Client } = await import("@aws-sdk/client-sesv2");
      return new SESv2Client({});
    },
    openS3: async () => {
      const { S3Client } = await import("@aws-sdk/client-s3");
      return new S3Client({});
    },
  };
}

/**
 * Makes the handler that words a refusal and, with a sender, sends it to the rider: to the input's `email`, to
 * the `email` of the photo's metadata, or to the user's name in the domain. A mail that fails never fails the refusal:
 * the answer then says why.
 */
export function createHandler(
  setup: MailSetup | undefined,
): (event: unknown) => Promise<Notification & { readonly mail?: SentMail }> {
  let ses: Promise<Pick<SESv2Client, "send">> | undefined;
  return async (event) => {
    const notification = await wordNotification(event);
    if (setup === undefined || notification.messageToSend.title === "") return notification;
    try {
      ses ??= setup.openSes();
      return { ...notification, mail: await sendMail(await ses, { setup, event, notification }) };
    } catch (error) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      // oxlint-disable-next-line no-console -- in a function, the console is the log
      console.log("Mail:", reason);
      return { ...notification, mail: { error: reason } };
    }
  };
}

async function sendMail(
  ses: Pick<SESv2Client, "send">,
  of: { setup: MailSetup; event: unknown; notification: Notification },
): Promise<SentMail> {
  const { setup, event, notification } = of;
  const to = await addressOf(event, setup);
  if (to === undefined) return { error: "NoAddress: input and photo have no email, and no domain for riders is set." };
  const { SendEmailCommand } = await import("@aws-sdk/client-sesv2");
  const { subject, text } = wordMail(String(notification.messageToSend.message ?? ""), setup.language);
  const { MessageId = "" } = await ses.send(
    new SendEmailCommand({
      FromEmailAddress: setup.from,
      Destination: { ToAddresses: [to] },
      Content: {
        Simple: { Subject: { Data: subject, Charset: "UTF-8" }, Body: { Text: { Data: text, Charset: "UTF-8" } } },
      },
    }),
  );
  return { messageId: MessageId, to };
}

async function addressOf(event: unknown, setup: MailSetup): Promise<string | undefined> {
  const given = readMember(event, "email");
  const email = isAddress(given) ? given : await addressOfPhoto(event, setup);
  if (email !== undefined) return email;
  const user = readMember(event, "userId");
  const { toDomain } = setup;
  return toDomain === undefined || typeof user !== "string" ? undefined : `${user.replaceAll(":", ".")}@${toDomain}`;
}

/** The `email` of the photo's metadata; undefined also where the photo cannot be read. */
async function addressOfPhoto(event: unknown, { openS3 }: MailSetup): Promise<string | undefined> {
  const [Bucket, Key] = [readMember(event, "s3Bucket"), readMember(event, "s3Key")];
  if (typeof Bucket !== "string" || typeof Key !== "string") return undefined;
  const { HeadObjectCommand } = await import("@aws-sdk/client-s3");
  try {
    const { Metadata } = await (await openS3()).send(new HeadObjectCommand({ Bucket, Key: decodeKey(Key) }));
    const email = Metadata?.["email"];
    return isAddress(email) ? email : undefined;
  } catch (error) {
    // oxlint-disable-next-line no-console -- in a function, the console is the log
    console.log("Address of the photo:", error);
    return undefined;
  }
}

function isAddress(value: unknown): value is string {
  return typeof value === "string" && value.includes("@");
}
