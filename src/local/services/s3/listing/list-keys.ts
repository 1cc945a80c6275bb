/** A page of a listing. */
interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly commonPrefixes: readonly string[];
  readonly truncated: boolean;
  /** The last key or common prefix of the page. */
  readonly last: string | undefined;
  readonly lastRow: Row | undefined;
}

/**
 * Walks keys in the order of their UTF-8 bytes and groups them as S3 does. A group is passed over by one look-up,
 * however many keys it has.
 *
 * @param options.after only entries behind this key or common prefix; one that lies within a group skips the group
 * @param options.limit rows and common prefixes together
 * @param options.from rows from a key on, that key included, in order
 * @param options.skip rows at the start that an earlier page had already
 */
export function listKeys<Row extends { readonly key: string }>(options: {
  readonly prefix: string;
  readonly delimiter: string;
  readonly after: string;
  readonly limit: number;
  readonly from: (key: string) => Iterable<Row>;
  readonly skip?: (row: Row) => boolean;
}): ListPage<Row> {
  const { prefix, delimiter, limit } = options;
  const rows: Row[] = [];
  const commonPrefixes: string[] = [];
  let last: string | undefined;
  let lastRow: Row | undefined;
  let start: string | undefined = firstKey(options);
  while (start !== undefined) {
    const from = start;
    start = undefined;
    for (const row of options.from(from)) {
      if (!row.key.startsWith(prefix)) break;
      if (options.skip?.(row)) continue;
      if (rows.length + commonPrefixes.length >= limit) {
        return { rows, commonPrefixes, truncated: limit > 0, last, lastRow };
      }
      const group = groupOf(row.key, prefix, delimiter);
      last = group ?? row.key;
      if (group === undefined) {
        rows.push(row);
        lastRow = row;
        continue;
      }
      commonPrefixes.push(group);
      lastRow = undefined;
      start = keyBehindPrefix(group);
      break;
    }
  }
  return { rows, commonPrefixes, truncated: false, last, lastRow };
}

/** Where the walk begins; undefined when `after` lies behind everything. */
function firstKey(options: {
  readonly prefix: string;
  readonly delimiter: string;
  readonly after: string;
  readonly skip?: unknown;
}): string | undefined {
  const { prefix, delimiter, after } = options;
  if (after === "") return prefix;
  const group = groupOf(after, prefix, delimiter);
  const behind = group === undefined ? (options.skip ? after : `${after}\0`) : keyBehindPrefix(group);
  if (behind === undefined) return undefined;
  return Buffer.compare(Buffer.from(behind), Buffer.from(prefix)) > 0 ? behind : prefix;
}

function groupOf(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === "" || !key.startsWith(prefix)) return undefined;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

/**
 * The first key, in the order of UTF-8 bytes, behind all keys that begin with a prefix. That order is the order of
 * code points, so the last one that can grow is raised by one.
 */
export function keyBehindPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  while (points.at(-1) === 0x10_ff_ff) points.pop();
  const last = points.pop();
  if (last === undefined) return undefined;
  const raised = last + 1 === 0xd8_00 ? 0xe0_00 : last + 1;
  return String.fromCodePoint(...points, raised);
}
