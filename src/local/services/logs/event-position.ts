import { invalidParameter } from "./logs-errors.ts";

/** Where an event stands among others: by its time, then by the order of arrival. */
export interface EventPosition {
  readonly timestamp: number;
  readonly id: number;
}

const timestampDigits = 14;
const idDigits = 42;

/** A position as 56 digits, the form of AWS's event ids. */
export function formatPosition({ timestamp, id }: EventPosition): string {
  return `${String(timestamp).padStart(timestampDigits, "0")}${String(id).padStart(idDigits, "0")}`;
}

/** Reads 56 digits back. @throws AwsError `InvalidParameterException` */
export function parsePosition(text: string): EventPosition {
  if (!/^\d{56}$/.test(text)) throw invalidParameter("The specified nextToken is invalid.");
  return { timestamp: Number(text.slice(0, timestampDigits)), id: Number(text.slice(timestampDigits)) };
}
