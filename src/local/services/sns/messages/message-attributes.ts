import type { MessageAttributeValue } from "@aws-sdk/client-sns";
import { AwsError } from "../../../aws-error.ts";
import { invalidValue } from "../sns-errors.ts";

const longestName = 256;

/**
 * Checks the attributes of a message.
 *
 * @param member where they stand in the request: `messageAttributes`
 * @throws AwsError `InvalidParameterValueException`, `ValidationError`
 */
export function checkMessageAttributes(
  attributes: Readonly<Record<string, MessageAttributeValue>>,
  member: string,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    checkName(name);
    if (value.DataType === undefined) {
      throw new AwsError(
        "ValidationError",
        `1 validation error detected: Value null at '${member}.${name}.member.dataType' failed to satisfy constraint: Member must not be null`,
      );
    }
    checkValue(name, value.DataType, value);
  }
}

function checkName(name: string): void {
  if (Buffer.byteLength(name) > longestName) {
    throw invalidValue("Length of message attribute name must be less than 256 bytes.");
  }
  const wrong = /[^\w.-]/.exec(name)?.[0];
  if (wrong !== undefined) {
    const code = wrong.charCodeAt(0).toString(16).toUpperCase();
    throw invalidValue(
      `Invalid non-alphanumeric character '#x${code}' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.`,
    );
  }
  if (name.startsWith(".")) throw invalidValue("Invalid message attribute name starting with character '.' was found.");
  if (name.endsWith(".")) throw invalidValue("Invalid message attribute name ending with character '.' was found.");
  if (name.includes("..")) throw invalidValue("Message attribute name can not have successive '.' character.");
}

function checkValue(name: string, dataType: string, { StringValue, BinaryValue }: MessageAttributeValue): void {
  const kind = /^(String|Number|Binary)(?:\..+)?$/.exec(dataType)?.[1];
  if (kind === undefined) {
    throw invalidValue(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  }
  const [wanted, other] = kind === "Binary" ? [BinaryValue, StringValue] : [StringValue, BinaryValue];
  if (wanted === undefined && other !== undefined && other.length > 0) {
    const field = kind === "Binary" ? "Binary" : "String";
    throw invalidValue(`The message attribute '${name}' with type '${dataType}' must use field '${field}'.`);
  }
  if (wanted === undefined || wanted.length === 0) {
    throw invalidValue(
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${dataType}'.`,
    );
  }
  if (kind === "Number" && (String(wanted).trim() === "" || Number.isNaN(Number(wanted)))) {
    throw invalidValue(`Could not cast message attribute '${name}' value to number.`);
  }
}

/** Bytes that attributes take up of a message's size: names, types and values. */
export function sizeOfAttributes(attributes: Readonly<Record<string, MessageAttributeValue>>): number {
  return Object.entries(attributes).reduce((sum, [name, { DataType = "", StringValue = "", BinaryValue }]) => {
    return sum + Buffer.byteLength(name + DataType + StringValue) + (BinaryValue?.length ?? 0);
  }, 0);
}
