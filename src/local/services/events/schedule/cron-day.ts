import { parseCronField, readCronNumber } from "./cron-field.ts";

/** A day in UTC. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** Whether a field of a cron expression takes a day. */
export type DayTest = (day: Day) => boolean;

const weekdays = { min: 1, max: 7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] };
const days = { min: 1, max: 31 };

/** Reads the day-of-month field: beside numbers, `L` is the last day, `15W` the weekday nearest to the 15th. */
export function parseDayOfMonth(text: string): DayTest | undefined {
  if (text === "L") return (date) => date.day === lastDay(date);
  if (text === "LW") return (date) => date.day === nearestWeekday(date, lastDay(date));
  const nearest = /^(\d{1,2})W$/.exec(text)?.[1];
  if (nearest !== undefined) {
    const wanted = readCronNumber(nearest, days);
    return wanted === undefined ? undefined : (date) => date.day === nearestWeekday(date, wanted);
  }
  const numbers = parseCronField(text, days);
  return numbers && (({ day }) => numbers.has(day));
}

/** Reads the day-of-week field, in which Sunday is 1: `6L` is the last Friday of a month, `3#2` the second Tuesday. */
export function parseDayOfWeek(text: string): DayTest | undefined {
  if (text === "L") return (date) => weekday(date) === weekdays.max;
  const [, name = "", which] = /^(\w+)(L|#[1-5])$/.exec(text) ?? [];
  if (which !== undefined) {
    const wanted = readCronNumber(name, weekdays);
    if (wanted === undefined) return undefined;
    if (which === "L") return (date) => weekday(date) === wanted && date.day + 7 > lastDay(date);
    return (date) => weekday(date) === wanted && Math.ceil(date.day / 7) === Number(which.slice(1));
  }
  const numbers = parseCronField(text, weekdays);
  return numbers && ((date) => numbers.has(weekday(date)));
}

function weekday({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}

/** The last day of a day's month. */
export function lastDay({ year, month }: Day): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day from Monday to Friday that is nearest to a day of a month, within the month. */
function nearestWeekday(date: Day, wanted: number): number {
  const last = lastDay(date);
  const day = Math.min(wanted, last);
  const on = weekday({ ...date, day });
  if (on === 7) return day === 1 ? 3 : day - 1;
  if (on === 1) return day === last ? day - 2 : day + 1;
  return day;
}
