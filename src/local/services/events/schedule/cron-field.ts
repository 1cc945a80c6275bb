/** The values that a field of a cron expression may have. */
interface FieldRange {
  readonly min: number;
  readonly max: number;
  /** Names for the numbers from `min` on, such as `JAN`. */
  readonly names?: readonly string[];
}

/**
 * The numbers a field stands for: `*`, `5`, `1-5`, `0/15`, and several of those with commas. Undefined where it is none
 * of these.
 */
export function parseCronField(text: string, range: FieldRange): ReadonlySet<number> | undefined {
  const numbers = new Set<number>();
  for (const item of text.split(",")) {
    const [, bounds = "", step] = /^([^/]+)(?:\/(\d{1,4}))?$/.exec(item) ?? [];
    const [from, to] = readBounds(bounds, range, step !== undefined);
    const width = Number(step ?? 1);
    if (from === undefined || to === undefined || width < 1) return undefined;
    for (let number = from; number <= to; number += width) numbers.add(number);
  }
  return numbers;
}

/** First and last number of `*`, `5` or `1-5`; with a step, one number means all from it on. */
function readBounds(text: string, range: FieldRange, stepped: boolean): (number | undefined)[] {
  if (text === "*") return [range.min, range.max];
  const [from = "", to, ...more] = text.split("-");
  if (more.length > 0) return [];
  const first = readCronNumber(from, range);
  if (to !== undefined) return [first, readCronNumber(to, range)];
  return [first, stepped ? range.max : first];
}

/** A number or name within a range; undefined for others. */
export function readCronNumber(text: string, { min, max, names }: FieldRange): number | undefined {
  const named = names?.indexOf(text.toUpperCase()) ?? -1;
  if (named >= 0) return min + named;
  const number = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : undefined;
}
