import { lastDay, parseDayOfMonth, parseDayOfWeek, type Day, type DayTest } from "./cron-day.ts";
import { parseCronField } from "./cron-field.ts";

const minuteRange = { min: 0, max: 59 };
const hourRange = { min: 0, max: 23 };
const monthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const monthRange = { min: 1, max: 12, names: monthNames };
const yearRange = { min: 1970, max: 2199 };

/** The first moment after another at which something is due; undefined when there is none any more. */
export type NextMoment = (after: number) => number | undefined;

/**
 * Reads what is between the parentheses of `cron(minutes hours day-of-month month day-of-week year)`, in UTC. One of
 * the two days must be `?` (EventBridge User Guide, "Cron expressions"). Undefined where it is not such an expression.
 */
export function parseCron(text: string): NextMoment | undefined {
  const fields = text.trim().split(/\s+/);
  const [minuteText = "", hourText = "", dayText = "", monthText = "", weekdayText = "", yearText = ""] = fields;
  const minutes = parseCronField(minuteText, minuteRange);
  const hours = parseCronField(hourText, hourRange);
  const months = parseCronField(monthText, monthRange);
  const years = parseCronField(yearText, yearRange);
  const takesDay = parseDays(dayText, weekdayText);
  if (fields.length !== 6 || !minutes || !hours || !months || !years || !takesDay) return undefined;
  const times = [...hours]
    .sort(ascending)
    .flatMap((hour) => [...minutes].sort(ascending).map((minute) => hour * 60 + minute));
  return (after) => {
    const dayAfter = startOfDay(after);
    for (const date of daysFrom(after, years, months)) {
      if (!takesDay(date)) continue;
      const start = Date.UTC(date.year, date.month - 1, date.day);
      const time = times.find((minute) => start > dayAfter || start + minute * 60_000 > after);
      if (time !== undefined) return start + time * 60_000;
    }
    return undefined;
  };
}

function parseDays(day: string, weekday: string): DayTest | undefined {
  if (day === "?") return weekday === "?" ? undefined : parseDayOfWeek(weekday);
  return weekday === "?" ? parseDayOfMonth(day) : undefined;
}

/** The days from a moment's on, in the years and months that count. */
function* daysFrom(moment: number, years: ReadonlySet<number>, months: ReadonlySet<number>): Generator<Day> {
  const begin = new Date(moment);
  for (let year = begin.getUTCFullYear(); year <= yearRange.max; year++) {
    if (!years.has(year)) continue;
    const sameYear = year === begin.getUTCFullYear();
    for (let month = sameYear ? begin.getUTCMonth() + 1 : 1; month <= 12; month++) {
      if (!months.has(month)) continue;
      const first = sameYear && month === begin.getUTCMonth() + 1 ? begin.getUTCDate() : 1;
      for (let day = first; day <= lastDay({ year, month, day: 1 }); day++) yield { year, month, day };
    }
  }
}

function startOfDay(moment: number): number {
  const date = new Date(moment);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
}

const ascending = (a: number, b: number): number => a - b;
