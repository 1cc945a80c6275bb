import { invalid } from "../events-errors.ts";
import { parseCron, type NextMoment } from "./cron.ts";

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `rate(5 minutes)` or `cron(0 20 * * ? *)`. A rate counts from the moment it is given.
 *
 * @throws AwsError `ValidationException`
 */
export function parseScheduleExpression(text: string): NextMoment {
  const [, kind, content = ""] = /^(rate|cron)\((.*)\)$/.exec(text) ?? [];
  const next = kind === "cron" ? parseCron(content) : parseRate(content);
  if (kind === undefined || !next) throw invalid("Parameter ScheduleExpression is not valid.");
  return next;
}

/** One is `1 minute`, more are `2 minutes`. */
function parseRate(text: string): NextMoment | undefined {
  const [, value, unit = "", plural] = /^(\d{1,6}) (minute|hour|day)(s?)$/.exec(text) ?? [];
  const count = Number(value ?? 0);
  const milliseconds = units[unit];
  if (count < 1 || milliseconds === undefined || (count === 1) !== (plural === "")) return undefined;
  return (after) => after + count * milliseconds;
}
