import type { MessageAttributeValue } from "@aws-sdk/client-sns";
import { parseJson } from "../../../states-language/json.ts";
import { checkMessageAttributes, sizeOfAttributes } from "./message-attributes.ts";
import { invalidParameter } from "../sns-errors.ts";

/** A message as it is published, checked. */
export interface Message {
  /** The message as given. */
  readonly text: string;
  /** By protocol, with `default`; only of messages with the structure `json`. */
  readonly texts?: ReadonlyMap<string, string>;
  readonly subject?: string;
  readonly attributes: Readonly<Record<string, MessageAttributeValue>>;
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

/** The members of Publish and of the entries of PublishBatch that describe a message. */
interface MessageInput {
  readonly Message?: string | undefined;
  readonly Subject?: string | undefined;
  readonly MessageStructure?: string | undefined;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttributeValue>> | undefined;
  readonly MessageGroupId?: string | undefined;
  readonly MessageDeduplicationId?: string | undefined;
}

/** Bytes a message, or all of a batch, may have. */
export const messageLimit = 262_144;

/**
 * Checks a message.
 *
 * @param member where its attributes stand in the request
 * @throws AwsError `InvalidParameterException`, `InvalidParameterValueException`
 */
export function checkMessage(input: MessageInput, member: string): Message {
  const text = input.Message ?? "";
  const subject = input.Subject;
  const attributes = input.MessageAttributes ?? {};
  if (text === "") throw invalidParameter("Empty message");
  if (subject !== undefined && !isSubject(subject)) throw invalidParameter("Subject");
  checkMessageAttributes(attributes, member);
  if (sizeOfMessage({ text, attributes }) > messageLimit) throw invalidParameter("Message too long");
  return {
    text,
    attributes,
    ...(input.MessageStructure === "json" ? { texts: readTexts(text) } : {}),
    ...(subject === undefined ? {} : { subject }),
    ...(input.MessageGroupId === undefined ? {} : { groupId: input.MessageGroupId }),
    ...(input.MessageDeduplicationId === undefined ? {} : { deduplicationId: input.MessageDeduplicationId }),
  };
}

/** Bytes of a message that count. */
export function sizeOfMessage({ text, attributes }: Pick<Message, "attributes" | "text">): number {
  return Buffer.byteLength(text) + sizeOfAttributes(attributes);
}

/** The message for endpoints of one protocol. */
export function textFor({ text, texts }: Message, protocol: string): string {
  return texts?.get(protocol) ?? texts?.get("default") ?? text;
}

/** A line of less than 101 characters that begins with a printing one. */
function isSubject(subject: string): boolean {
  return subject.length <= 100 && /^[^\p{Cc}\s][^\p{Cc}]*$/u.test(subject);
}

function readTexts(text: string): ReadonlyMap<string, string> {
  const read = parse(text);
  const texts = new Map<string, string>();
  for (const [protocol, value] of Object.entries(read)) if (typeof value === "string") texts.set(protocol, value);
  if (!texts.has("default")) throw invalidParameter("Message Structure - No default entry in JSON message body");
  return texts;
}

function parse(text: string): object {
  try {
    const read: unknown = parseJson(text);
    if (typeof read === "object" && read !== null && !Array.isArray(read)) return read;
  } catch {
    // Said below.
  }
  throw invalidParameter("Message Structure - JSON message body failed to parse");
}
