const steps = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const asciiSteps = [".", ":", "-", "=", "+", "*", "#", "@"];

/** Numbers as a line of bars of their height, the largest as a full one; nothing stays the lowest bar. */
export function drawSparkline(values: readonly number[], { unicode }: { unicode: boolean }): string {
  const most = Math.max(...values, 0);
  const bars = unicode ? steps : asciiSteps;
  return values
    .map((value) => {
      const height = most === 0 || value <= 0 ? 0 : Math.max(1, Math.round((value / most) * (bars.length - 1)));
      return bars[height] ?? "";
    })
    .join("");
}

/**
 * Points in time, added up in equal parts of a span.
 *
 * @param span.from milliseconds since 1970, as is `to`
 */
export function resample(
  points: readonly { at: Date; value: number }[],
  span: { from: number; to: number; parts: number },
): number[] {
  const sums = Array.from({ length: span.parts }, () => 0);
  for (const { at, value } of points) {
    const part = Math.floor(((at.getTime() - span.from) / (span.to - span.from)) * span.parts);
    const index = Math.min(Math.max(part, 0), span.parts - 1);
    sums[index] = (sums[index] ?? 0) + value;
  }
  return sums;
}
