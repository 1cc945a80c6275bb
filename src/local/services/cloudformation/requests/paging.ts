import { AwsError } from "../../../aws-error.ts";

/** How many items an answer holds at most. */
export const pageSize = 100;

/** A token that says where the next page begins. */
export function makeToken(position: number): string {
  return Buffer.from(JSON.stringify({ position })).toString("base64url");
}

/** Where a page begins; 0 without a token. @throws AwsError `ValidationError` for a token that is none of ours */
export function readToken(token: string | undefined): number {
  if (token === undefined) return 0;
  const [, position] = /^\{"position":(\d+)\}$/u.exec(Buffer.from(token, "base64url").toString()) ?? [];
  if (position === undefined) throw new AwsError("ValidationError", "Invalid NextToken");
  return Number(position);
}

/** One page of a list and the token of the next. */
export function cutPage<Item>(items: readonly Item[], token: string | undefined): { page: Item[]; NextToken?: string } {
  const start = readToken(token);
  const page = items.slice(start, start + pageSize);
  return start + pageSize < items.length ? { page, NextToken: makeToken(start + pageSize) } : { page };
}
