import { formatDuration } from "../terminal/quantity.ts";

/** A wait in which nothing happens, too long to be drawn to scale. */
interface CollapsedWait {
  readonly fromMs: number;
  readonly toMs: number;
  /** `┆ 1 h 59 min ┆` */
  readonly label: string;
  readonly column: number;
}

/** Time on a row of cells. */
export interface TimeScale {
  readonly columns: number;
  /** When the last thing happened. */
  readonly lastMs: number;
  /** The cell in which a moment lies. */
  columnOf(ms: number): number;
  readonly collapsed: readonly CollapsedWait[];
}

/** A wait is collapsed where it takes more than this share of the time, and more than this long. */
const leastShare = 0.2;
const leastWaitMs = 30_000;

/**
 * Lays time out on cells. Waits between two moments at which something happened are collapsed to their length in words
 * where they would leave no room for the rest.
 *
 * @param moments when something began or ended, in milliseconds
 * @param letterColumns how many columns a letter of a wait takes: 1 where columns are cells
 */
export function createTimeScale(
  moments: readonly number[],
  columns: number,
  bars: string,
  letterColumns = 1,
): TimeScale {
  const sorted = [...new Set([0, ...moments])].toSorted((one, other) => one - other);
  const end = Math.max(1, sorted.at(-1) ?? 1);
  const waits = sorted.slice(1).flatMap((toMs, index) => {
    const fromMs = sorted[index] ?? 0;
    const long = toMs - fromMs > Math.max(leastWaitMs, end * leastShare);
    return long ? [{ fromMs, toMs, label: `${bars} ${formatWait(toMs - fromMs)} ${bars}` }] : [];
  });
  const widthOf = ({ label }: { label: string }): number => label.length * letterColumns;
  const taken = waits.reduce((sum, wait) => sum + widthOf(wait), 0);
  const kept = taken <= columns * 0.7 ? waits : [];
  const rest = Math.max(1, columns - (kept.length === 0 ? 0 : taken));
  const shown = Math.max(1, end - kept.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0));

  function columnOf(ms: number): number {
    let hidden = 0;
    let words = 0;
    for (const wait of kept) {
      const { fromMs, toMs } = wait;
      if (ms <= fromMs) break;
      const part = Math.min(1, (ms - fromMs) / (toMs - fromMs));
      hidden += (toMs - fromMs) * part;
      words += widthOf(wait) * part;
    }
    return Math.min(columns - 1, Math.floor(((ms - hidden) / shown) * rest + words));
  }

  return {
    columns,
    lastMs: end,
    columnOf,
    collapsed: kept.map((wait) => ({ ...wait, column: columnOf(wait.fromMs) })),
  };
}

/** `45 s`, `12 min`, `1 h 59 min`, `3 d 4 h` */
export function formatWait(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (ms < 120_000) return formatDuration(ms);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
