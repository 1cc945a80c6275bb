import { AwsError } from "../../../aws-error.ts";
import { cutPage, readPageToken, readPlace, writePageToken, type Position } from "../../../service-kit/paging.ts";

/** How many items an answer holds at most. */
export const pageSize = 100;

const invalidToken = (): AwsError => new AwsError("ValidationError", "Invalid NextToken");

/** A token that says where the next page begins. */
export function makeToken(number: number): string {
  return writePageToken([number]);
}

/** The number of the item a page begins after; 0 without a token. @throws AwsError `ValidationError` */
export function readToken(token: string | undefined): number {
  return readPlace(token, 0, invalidToken);
}

/** One page of a list and the token of the next. @throws AwsError `ValidationError` */
export function pageOf<Item>(
  items: readonly Item[],
  list: { readonly positionOf: (item: Item) => Position; readonly order?: "ascending" | "descending" },
  token: string | undefined,
): { page: Item[]; NextToken?: string } {
  const { page, next } = cutPage(items, { ...list, after: readPageToken(token, invalidToken), limit: pageSize });
  return next === undefined ? { page } : { page, NextToken: writePageToken(next) };
}

/** The order of stacks and change sets: newest first. */
export const newestFirst = {
  positionOf: ({ created, id }: { readonly created: number; readonly id: string }): Position => [created, id],
  order: "descending",
} as const;
