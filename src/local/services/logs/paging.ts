import { invalidParameter } from "./logs-errors.ts";

const largestPage = 50;

/**
 * Cuts a page out of a sorted list of named things; the token is the name of the last one shown.
 *
 * @throws AwsError `InvalidParameterException` for a token whose name is not in the list (any more)
 */
export function cutPage<T extends { name: string }>(
  list: readonly T[],
  request: { nextToken: string | undefined; limit: number | undefined },
): { page: T[]; nextToken?: string } {
  const start = request.nextToken === undefined ? 0 : findStart(list, request.nextToken);
  const page = list.slice(start, start + (request.limit ?? largestPage));
  const last = page.at(-1);
  if (last === undefined || start + page.length >= list.length) return { page };
  return { page, nextToken: Buffer.from(last.name).toString("base64url") };
}

function findStart(list: readonly { name: string }[], nextToken: string): number {
  const name = Buffer.from(nextToken, "base64url").toString();
  const index = list.findIndex((item) => item.name === name);
  if (index < 0) throw invalidParameter("The specified nextToken is invalid.");
  return index + 1;
}
