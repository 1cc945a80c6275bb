import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createEventsService } from "../../../../src/local/services/events/service.ts";
import type { InternalCall, Service } from "../../../../src/local/service.ts";
import { ask, makeHost } from "../service-host.ts";

let calls: InternalCall[];
let host: ReturnType<typeof makeHost>;
let service: Service;

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setImmediate", "Date", "performance"],
    now: Date.UTC(2026, 0, 1, 12),
  });
  calls = [];
  host = makeHost({ answer: async (call) => calls.push(call) });
  service = createEventsService(host);
});
afterEach(async () => {
  await service.close?.();
  vi.restoreAllMocks();
  vi.useRealTimers();
  host.remove();
});

const arn = "arn:aws:lambda:us-west-2:123456789012:function:tick";

async function putSchedule(ScheduleExpression: string, more: Record<string, unknown> = {}): Promise<void> {
  await ask(service, "PutRule", { Name: "tick", ScheduleExpression, ...more });
  await ask(service, "PutTargets", { Rule: "tick", Targets: [{ Id: "t", Arn: arn }] });
}

/** The times of the scheduled events that were delivered. */
function delivered(): unknown[] {
  return calls.map(({ input }) => {
    const payload: unknown = typeof input === "object" && input !== null ? Reflect.get(input, "Payload") : undefined;
    return JSON.parse(String(payload)).time;
  });
}

test("a rate fires from when it was put, with AWS's event, as EventBridge itself", async () => {
  await putSchedule("rate(5 minutes)");
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  expect(calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(7 * 60_000);
  expect(delivered()).toEqual(["2026-01-01T12:05:00Z", "2026-01-01T12:10:00Z"]);
  const [{ input, caller, ...call } = { input: {}, caller: undefined }] = calls;
  expect(call).toEqual({ service: "lambda", operation: "Invoke" });
  expect(caller?.principal).toMatchObject({
    type: "service",
    arn: "events.amazonaws.com",
    sourceArn: "arn:aws:events:us-west-2:123456789012:rule/tick",
  });
  expect(JSON.parse(String(Reflect.get(Object(input), "Payload")))).toEqual({
    version: "0",
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    "detail-type": "Scheduled Event",
    source: "aws.events",
    account: "123456789012",
    time: "2026-01-01T12:05:00Z",
    region: "us-west-2",
    resources: ["arn:aws:events:us-west-2:123456789012:rule/tick"],
    detail: {},
  });
});

test("many schedules fire in order of time; one that is off or gone does not", async () => {
  await putSchedule("cron(3 12 * * ? *)");
  for (const [name, expression] of Object.entries({ late: "rate(2 minutes)", off: "rate(1 minute)" })) {
    await ask(service, "PutRule", { Name: name, ScheduleExpression: expression });
    await ask(service, "PutTargets", { Rule: name, Targets: [{ Id: "t", Arn: arn }] });
  }
  await ask(service, "DisableRule", { Name: "off" });
  await vi.advanceTimersByTimeAsync(4.5 * 60_000);
  expect(delivered()).toEqual(["2026-01-01T12:02:00Z", "2026-01-01T12:03:00Z", "2026-01-01T12:04:00Z"]);
  await ask(service, "EnableRule", { Name: "off" });
  await vi.advanceTimersByTimeAsync(61_000);
  expect(delivered().slice(3)).toEqual(["2026-01-01T12:05:30Z"]);
});

test("schedules continue after a restart, without what was missed in between", async () => {
  await putSchedule("rate(5 minutes)");
  await service.close?.();
  vi.setSystemTime(Date.UTC(2026, 0, 1, 13, 1));
  service = createEventsService(host);
  await service.resume?.();
  await vi.advanceTimersByTimeAsync(6 * 60_000);
  expect(delivered()).toEqual(["2026-01-01T13:06:00Z"]);
});

test("a far time waits without overflowing the timer", async () => {
  await putSchedule("cron(0 0 1 6 ? 2026)");
  const delays = vi.spyOn(globalThis, "setTimeout");
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(calls).toEqual([]);
  expect(Math.max(...delays.mock.calls.map(([, delay]) => delay ?? 0))).toBeLessThan(2 ** 31);
  vi.setSystemTime(Date.UTC(2026, 4, 31, 23, 59));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(delivered()).toEqual(["2026-06-01T00:00:00Z"]);
});

test("a kept schedule keeps the endpoint from stopping, one without targets does not", async () => {
  await ask(service, "PutRule", { Name: "tick", ScheduleExpression: "rate(1 day)" });
  expect(service.busy?.()).toBe(false);
  await ask(service, "PutTargets", { Rule: "tick", Targets: [{ Id: "t", Arn: arn }] });
  expect(service.busy?.()).toBe(true);
  await ask(service, "DisableRule", { Name: "tick" });
  expect(service.busy?.()).toBe(false);
});

test("an event that could not be delivered is tried again, later each time, until it is too old", async () => {
  let attempts = 0;
  const log: string[] = [];
  await service.close?.();
  const failing = {
    ...host,
    log: (line: string) => log.push(line),
    call: () => Promise.reject(new Error(`busy ${++attempts}`)),
  };
  service = createEventsService(failing);
  await ask(service, "PutRule", { Name: "once", EventPattern: '{"source":["rides"]}' });
  const RetryPolicy = { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 60 };
  await ask(service, "PutTargets", { Rule: "once", Targets: [{ Id: "t", Arn: arn, RetryPolicy }] });
  await ask(service, "PutEvents", { Entries: [{ Source: "rides", DetailType: "t", Detail: "{}" }] });
  await vi.advanceTimersByTimeAsync(0);
  expect(attempts).toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(attempts).toBe(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(attempts).toBe(4);
  expect(log.at(-1)).toMatch(
    /^events: event [0-9a-f-]{36} of arn:aws:events:us-west-2:123456789012:rule\/once for .*:tick was not delivered: Error: busy 4$/,
  );
  expect(service.busy?.()).toBe(false);
});

const hour = 3_600_000;

test.for([-hour, 2 * hour])("a rate keeps its pace when the clock is set by %i ms", async (by) => {
  await putSchedule("rate(5 minutes)");
  await vi.advanceTimersByTimeAsync(60_000);
  vi.setSystemTime(Date.now() + by);
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  expect(calls).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(62_000);
  expect(calls).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(calls).toHaveLength(2);
});

test.for([-hour, 5 * hour])("times of day are those of the clock that was set by %i ms", async (by) => {
  const daily = new Date(Date.now() + by + 10 * 60_000);
  await putSchedule(`cron(${daily.getUTCMinutes()} ${daily.getUTCHours()} * * ? *)`);
  await vi.advanceTimersByTimeAsync(60_000);
  vi.setSystemTime(Date.now() + by);
  await vi.advanceTimersByTimeAsync(8 * 60_000);
  expect(calls).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(calls).toHaveLength(1);
});

test("schedules continue when the clock was set back while nobody ran", async () => {
  await putSchedule("rate(1 minute)");
  await service.close?.();
  vi.setSystemTime(Date.now() - hour);
  service = createEventsService(host);
  await service.resume?.();
  await vi.advanceTimersByTimeAsync(61_000);
  expect(calls).toHaveLength(1);
});
