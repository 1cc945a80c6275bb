import { cutPage, readPageToken, writePageToken, type Position } from "../../service-kit/paging.ts";
import { invalidParameter } from "./logs-errors.ts";

const largestPage = 50;

/**
 * A page of named things, 50 at most, and the token of the next.
 *
 * @param list.positionOf the name, where it is missing
 * @throws AwsError `InvalidParameterException` for a token that is not one of this endpoint's
 */
export function pageOf<Item extends { readonly name: string }>(
  list: {
    readonly items: readonly Item[];
    readonly positionOf?: (item: Item) => Position;
    readonly order?: "ascending" | "descending";
  },
  request: { readonly nextToken: string | undefined; readonly limit: number | undefined },
): { page: Item[]; nextToken?: string } {
  const { page, next } = cutPage(list.items, {
    positionOf: list.positionOf ?? (({ name }) => [name]),
    after: readPageToken(request.nextToken, () => invalidParameter("The specified nextToken is invalid.")),
    limit: request.limit ?? largestPage,
    order: list.order ?? "ascending",
  });
  return next === undefined ? { page } : { page, nextToken: writePageToken(next) };
}
