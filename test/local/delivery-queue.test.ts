import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AwsError } from "../../src/local/aws-error.ts";
import { createDeliveryQueue, type DeliveryQueue } from "../../src/local/delivery-queue.ts";
import { makeHost } from "./services/service-host.ts";

let host: ReturnType<typeof makeHost>;
let log: string[];
let delivered: string[];
let queue: DeliveryQueue<string>;
/** The work of a delivery, by the job's text. */
let behaviour: (job: string) => Promise<void>;

function open(): DeliveryQueue<string> {
  return createDeliveryQueue<string>({
    host: { ...host, log: (line) => log.push(line) },
    table: "deliveries",
    describe: (job) => `job ${job}`,
    async deliver(job) {
      await behaviour(job);
      delivered.push(job);
    },
    retryDelay: (_job, { failures }) => (failures < 3 ? 1000 * failures : undefined),
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "Date", "performance"] });
  host = makeHost();
  log = [];
  delivered = [];
  behaviour = () => Promise.resolve();
  queue = open();
});
afterEach(async () => {
  await queue.close();
  vi.useRealTimers();
  host.remove();
});

const add = (...jobs: string[]) => host.store.write(() => jobs.forEach((job) => queue.add(job)));

test("jobs are done in their order and forgotten", async () => {
  add("a", "b", "c");
  expect(queue.busy()).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(delivered).toEqual(["a", "b", "c"]);
  expect(queue.busy()).toBe(false);
});

test("a job of a change that was undone is not done", async () => {
  expect(() =>
    host.store.write(() => {
      queue.add("a");
      throw new Error("undone");
    }),
  ).toThrow("undone");
  await vi.advanceTimersByTimeAsync(1);
  expect(delivered).toEqual([]);
});

test("a job that failed for a passing reason is tried again and then given up", async () => {
  const tries: number[] = [];
  const begin = Date.now();
  behaviour = () => {
    tries.push(Date.now() - begin);
    return Promise.reject(new AwsError("TooManyRequestsException", "Rate Exceeded."));
  };
  add("a");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(tries.map((time) => Math.round(time / 1000))).toEqual([0, 1, 3]);
  expect(log).toEqual(["job a was not delivered: TooManyRequestsException: Rate Exceeded."]);
  expect(queue.busy()).toBe(false);
});

test("a refusal is not tried again", async () => {
  let tries = 0;
  behaviour = () => {
    tries++;
    return Promise.reject(new AwsError("AccessDeniedException", "no"));
  };
  add("a");
  await vi.advanceTimersByTimeAsync(10_000);
  expect([tries, log]).toEqual([1, ["job a was not delivered: AccessDeniedException: no"]]);
});

test("a failing job holds no other back, and at most 32 run at once", async () => {
  let running = 0;
  let most = 0;
  behaviour = async (job) => {
    if (job === "bad") throw new Error("later");
    most = Math.max(most, ++running);
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
    running--;
  };
  add("bad", ...Array.from({ length: 100 }, (_, index) => String(index)));
  await vi.advanceTimersByTimeAsync(500);
  expect([delivered.length, most]).toEqual([100, 32]);
  expect(queue.busy()).toBe(true);
});

test("jobs outlive the queue that took them", async () => {
  behaviour = () => Promise.reject(new Error("not now"));
  add("a");
  await vi.advanceTimersByTimeAsync(1);
  add("b");
  await queue.close();
  behaviour = () => Promise.resolve();
  queue = open();
  queue.start();
  await vi.advanceTimersByTimeAsync(1500);
  expect(delivered.toSorted()).toEqual(["a", "b"]);
});

const hour = 3_600_000;

test.for([-hour, 2 * hour])("tries keep their distance when the clock is set by %i ms", async (by) => {
  let tries = 0;
  behaviour = () => {
    tries += 1;
    return Promise.reject(new Error("away"));
  };
  add("a");
  await vi.advanceTimersByTimeAsync(500);
  vi.setSystemTime(Date.now() + by);
  await vi.advanceTimersByTimeAsync(400);
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(tries).toBe(2);
  behaviour = () => Promise.resolve();
  add("b");
  await vi.advanceTimersByTimeAsync(10);
  expect(delivered).toEqual(["b"]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(delivered).toEqual(["b", "a"]);
});

test("a job is done soon when the clock was set back while nobody ran", async () => {
  behaviour = () => Promise.reject(new Error("away"));
  add("a");
  await vi.advanceTimersByTimeAsync(500);
  await queue.close();
  vi.setSystemTime(Date.now() - hour);
  behaviour = () => Promise.resolve();
  queue = open();
  queue.start();
  await vi.advanceTimersByTimeAsync(2000);
  expect(delivered).toEqual(["a"]);
});
