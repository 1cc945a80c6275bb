import { expect, test } from "vitest";
import { parseScheduleExpression } from "../../../../src/local/services/events/schedule/schedule-expression.ts";

/** The next times after a moment, to the minute. */
function nextTimes(expression: string, after: string, count: number): string[] {
  const next = parseScheduleExpression(expression);
  const times: string[] = [];
  let moment = Date.parse(after);
  for (let index = 0; index < count; index++) {
    const found = next(moment);
    if (found === undefined) break;
    moment = found;
    times.push(new Date(found).toISOString().slice(0, 16));
  }
  return times;
}

test.each([
  ["rate(1 minute)", "2026-03-01T10:00:30Z", ["2026-03-01T10:01", "2026-03-01T10:02"]],
  ["rate(2 days)", "2026-03-01T10:00:00Z", ["2026-03-03T10:00", "2026-03-05T10:00"]],
  ["cron(0 10 * * ? *)", "2026-03-01T10:00:00Z", ["2026-03-02T10:00", "2026-03-03T10:00"]],
  ["cron(15 12 * * ? *)", "2026-12-31T12:15:00Z", ["2027-01-01T12:15"]],
  ["cron(0 18 ? * MON-FRI *)", "2026-03-06T19:00:00Z", ["2026-03-09T18:00", "2026-03-10T18:00"]],
  ["cron(0 8 1 * ? *)", "2026-01-31T00:00:00Z", ["2026-02-01T08:00", "2026-03-01T08:00"]],
  ["cron(0/10 * ? * MON-FRI *)", "2026-03-02T23:45:00Z", ["2026-03-02T23:50", "2026-03-03T00:00"]],
  ["cron(5,35 14 * * ? *)", "2026-03-01T14:05:00Z", ["2026-03-01T14:35", "2026-03-02T14:05"]],
  ["cron(0 9 ? * 2#1 *)", "2026-03-01T00:00:00Z", ["2026-03-02T09:00", "2026-04-06T09:00"]],
  ["cron(0 9 ? * 6L 2026)", "2026-11-01T00:00:00Z", ["2026-11-27T09:00", "2026-12-25T09:00"]],
  ["cron(0 9 L * ? *)", "2028-02-01T00:00:00Z", ["2028-02-29T09:00", "2028-03-31T09:00"]],
  ["cron(0 9 15W 8 ? *)", "2026-01-01T00:00:00Z", ["2026-08-14T09:00", "2027-08-16T09:00"]],
  ["cron(0 9 1W 8 ? *)", "2026-01-01T00:00:00Z", ["2026-08-03T09:00"]],
  ["cron(0 0 29 FEB ? *)", "2026-01-01T00:00:00Z", ["2028-02-29T00:00", "2032-02-29T00:00"]],
])("%s after %s", (expression, after, times) => {
  expect(nextTimes(expression, after, times.length)).toEqual(times);
});

test("what is past never comes again", () => {
  expect(nextTimes("cron(0 0 1 1 ? 2020)", "2026-01-01T00:00:00Z", 3)).toEqual([]);
  expect(nextTimes("cron(0 0 30 2 ? *)", "2026-01-01T00:00:00Z", 1)).toEqual([]);
});

test.each([
  "every day",
  "rate(0 minutes)",
  "rate(1 minutes)",
  "rate(5 minute)",
  "rate(5 seconds)",
  "rate(-5 minutes)",
  "rate( 5 minutes)",
  "cron(0 10 * * *)",
  "cron(0 10 * * * *)",
  "cron(0 10 ? * ? *)",
  "cron(60 10 * * ? *)",
  "cron(0 24 * * ? *)",
  "cron(0 10 32 * ? *)",
  "cron(0 10 * 13 ? *)",
  "cron(0 10 ? * 8 *)",
  "cron(0 10 ? * MON#6 *)",
  "cron(0/0 10 * * ? *)",
  "cron(a 10 * * ? *)",
])("%s is not a schedule", (expression) => {
  expect(() => parseScheduleExpression(expression)).toThrow("Parameter ScheduleExpression is not valid.");
});
