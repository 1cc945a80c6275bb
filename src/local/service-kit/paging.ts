import type { AwsError } from "../aws-error.ts";

/** Where an item stands in its list: compared element by element. It is the item's alone. */
export type Position = readonly (string | number)[];

/** Writes a token that means nothing to clients: the position of the last item shown. */
export function writePageToken(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/**
 * The position after which a page begins; undefined without a token.
 *
 * @param invalid the service's own error for a token that this endpoint did not write
 */
export function readPageToken(token: string | undefined, invalid: () => AwsError): Position | undefined {
  if (token === undefined || token === "") return undefined;
  let position: unknown;
  try {
    position = JSON.parse(Buffer.from(token, "base64url").toString());
  } catch {
    throw invalid();
  }
  if (!isPosition(position) || writePageToken(position) !== token) throw invalid();
  return position;
}

/** As `readPageToken`, for lists whose positions are one text or one number. */
export function readPlace<Place extends string | number>(
  token: string | undefined,
  start: Place,
  invalid: () => AwsError,
): Place {
  const [place] = readPageToken(token, invalid) ?? [start];
  if (!isLike(place, start)) throw invalid();
  return place;
}

function isLike<Place extends string | number>(place: unknown, start: Place): place is Place {
  return typeof place === typeof start;
}

/**
 * Sorts a list and cuts the page out of it that begins after a position. The item at that position may be deleted by
 * then: the page begins where it stood.
 *
 * @returns the page, and the position that the next page begins after, if there is one
 */
export function cutPage<Item>(
  items: Iterable<Item>,
  options: {
    readonly positionOf: (item: Item) => Position;
    readonly after: Position | undefined;
    readonly limit: number;
    readonly order?: "ascending" | "descending";
  },
): { page: Item[]; next?: Position } {
  const { positionOf, after, limit, order = "ascending" } = options;
  const sign = order === "ascending" ? 1 : -1;
  const placed = Array.from(items, (item) => ({ item, position: positionOf(item) }))
    .filter(({ position }) => after === undefined || sign * comparePositions(position, after) > 0)
    .sort((a, b) => sign * comparePositions(a.position, b.position));
  return cutRead(
    placed,
    limit,
    ({ position }) => position,
    ({ item }) => item,
  );
}

/** The page out of items that were read one further than its limit. */
export function cutRead<Read, Item = Read>(
  read: readonly Read[],
  limit: number,
  positionOf: (item: Read) => Position,
  toItem: (item: Read) => Item,
): { page: Item[]; next?: Position } {
  const shown = read.slice(0, limit);
  const last = shown.at(-1);
  const page = shown.map(toItem);
  return last === undefined || read.length <= limit ? { page } : { page, next: positionOf(last) };
}

function comparePositions(a: Position, b: Position): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && value.every((element) => typeof element === "string" || typeof element === "number");
}
