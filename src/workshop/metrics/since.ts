import { UserError } from "../../user-error.ts";

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
/** CloudWatch keeps points of a minute for 15 days. */
const longest = 15 * 86_400_000;

/**
 * Reads how far to look back: `15m`, `1h`, `3d`.
 *
 * @returns milliseconds, at least a minute
 * @throws UserError `bad-since`
 */
export function readSince(text: string): number {
  const [, digits = "", unit = ""] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  const ms = Number(digits) * (units[unit] ?? 0);
  if (ms >= 60_000 && ms <= longest) return ms;
  throw new UserError({ code: "bad-since", values: { since: text } });
}

/** Seconds of a point: no more than 1,440 points, as CloudWatch answers them. */
export function periodFor(ms: number): number {
  return ms <= 3 * 3_600_000 ? 60 : ms <= 86_400_000 ? 300 : 3600;
}
