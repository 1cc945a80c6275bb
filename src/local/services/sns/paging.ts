import { invalidParameter } from "./sns-errors.ts";

/** Topics and subscriptions on one page. */
export const pageSize = 100;

/** The position a token of `nextToken` names; the beginning without one. @throws AwsError `InvalidParameterException` */
export function readToken(token: string | undefined): string {
  if (token === undefined || token === "") return "";
  const position = Buffer.from(token, "base64url").toString();
  if (Buffer.from(position).toString("base64url") !== token) throw invalidParameter("NextToken");
  return position;
}

/** The first page of a list that was read one item further, with the token of the next if there is one. */
export function cutPage<Item>(
  items: readonly Item[],
  positionOf: (item: Item) => string,
): { page: Item[]; NextToken?: string } {
  const page = items.slice(0, pageSize);
  const last = page.at(-1);
  if (last === undefined || items.length <= pageSize) return { page };
  return { page, NextToken: Buffer.from(positionOf(last)).toString("base64url") };
}
