import { expect, test } from "vitest";
import type { Environment } from "../../../../src/local/services/lambda/execution/environment.ts";
import { createExecutionPool } from "../../../../src/local/services/lambda/execution/execution-pool.ts";

interface Fake extends Environment {
  readonly name: string;
}

/** A pool over environments that do nothing, and a record of those that were started and ended. */
function makePool(limit: number, patience = { start: 0, replace: 0 }) {
  const started: string[] = [];
  const ended: string[] = [];
  let now = 0;
  const pool = createExecutionPool<Fake>({ now: () => now, limit, patience });
  const start = (name: string) => (): Fake => {
    started.push(name);
    let alive = true;
    return {
      name,
      pid: 1,
      startedAt: now,
      alive: () => alive,
      gone: Promise.resolve(),
      invoke: () => Promise.reject(new Error("not asked for")),
      async end() {
        if (alive) ended.push(name);
        alive = false;
      },
    };
  };
  return {
    pool,
    started,
    ended,
    later(milliseconds: number) {
      now += milliseconds;
    },
    run: (
      key: string,
      work: (environment: Fake) => Promise<string>,
      more: { revision?: string; nested?: boolean; reserved?: number } = {},
    ) => pool.run({ key, revision: "1", nested: false, ...more }, start(key), work),
  };
}

const name = async (environment: Fake): Promise<string> => environment.name;

/** Work that continues until it is told to end. */
function holdOn() {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { work: () => promise, finish: resolve };
}

test("an environment is used again by its own function and revision", async () => {
  const { run, started } = makePool(4);
  await run("a", name);
  await run("a", name);
  await run("b", name);
  await run("a", name, { revision: "2" });
  expect(started).toEqual(["a", "b", "a"]);
});

test("the one that was idle longest makes room for another function", async () => {
  const { run, started, ended } = makePool(2);
  await run("a", name);
  await run("b", name);
  await run("a", name);
  await run("c", name);
  expect(started).toEqual(["a", "b", "c"]);
  expect(ended).toEqual(["b"]);
});

test("what finds no place waits in turn, unless a function waits for it", async () => {
  const { run, started } = makePool(1);
  const first = holdOn();
  const running = run("a", first.work);
  const order: string[] = [];
  const waiting = ["b", "c"].map((key) => run(key, async () => `${order.push(key)}`));
  expect(await run("inner", name, { nested: true })).toBe("inner");
  expect(order).toEqual([]);
  first.finish("done");
  expect(await Promise.all([running, ...waiting])).toEqual(["done", "1", "2"]);
  expect(order).toEqual(["b", "c"]);
  expect(started).toEqual(["a", "inner", "b", "c"]);
});

test("an environment of the same function that is busy is waited for, before another function's makes room", async () => {
  const { run, started, ended } = makePool(2, { start: 0, replace: 60_000 });
  await run("b", name);
  const first = holdOn();
  const running = run("a", first.work);
  const waiting = run("a", name);
  expect(await run("b", name)).toBe("b");
  first.finish("done");
  expect(await Promise.all([running, waiting])).toEqual(["done", "a"]);
  expect(started).toEqual(["b", "a"]);
  expect(ended).toEqual([]);
});

test("an environment that is soon free is waited for before one more is started", async () => {
  const { run, started } = makePool(4, { start: 60_000, replace: 60_000 });
  const first = holdOn();
  const running = run("a", first.work);
  const waiting = run("a", name);
  expect(await run("b", name)).toBe("b");
  expect(await run("a", name, { nested: true })).toBe("a");
  first.finish("done");
  expect(await Promise.all([running, waiting])).toEqual(["done", "a"]);
  expect(started).toEqual(["a", "b", "a"]);
});

test("patience with a busy environment ends", async () => {
  const { run, started, ended, later } = makePool(2, { start: 0, replace: 20 });
  await run("b", name);
  const first = holdOn();
  const running = run("a", first.work);
  const waiting = run("a", name);
  later(20);
  expect(await waiting).toBe("a");
  expect(started).toEqual(["b", "a", "a"]);
  expect(ended).toEqual(["b"]);
  first.finish("done");
  await running;
});

test("an environment that cannot be started fails its own invocation alone", async () => {
  const { pool, run } = makePool(1);
  const first = holdOn();
  const running = run("a", first.work);
  const broken = pool.run(
    { key: "b", revision: "1", nested: false },
    () => {
      throw new Error("no such code");
    },
    name,
  );
  const behind = run("a", name);
  first.finish("done");
  await expect(broken).rejects.toThrow("no such code");
  expect(await Promise.all([running, behind])).toEqual(["done", "a"]);
});

test("those that wait count towards reserved concurrency", async () => {
  const { run } = makePool(1);
  const first = holdOn();
  const running = run("a", first.work);
  const waiting = run("b", name, { reserved: 1 });
  await expect(run("b", name, { reserved: 1 })).rejects.toMatchObject({ code: "TooManyRequestsException" });
  first.finish("done");
  expect(await Promise.all([running, waiting])).toEqual(["done", "b"]);
});

test("a changed function's environments end: idle ones now, busy ones after their work", async () => {
  const { run, pool, ended } = makePool(4);
  const busy = holdOn();
  const running = run("a", busy.work);
  await run("a", name);
  await run("b", name);
  pool.retire("a");
  expect(ended).toEqual(["a"]);
  busy.finish("done");
  await running;
  expect(ended).toEqual(["a", "a"]);
  expect(pool.environments().map((environment) => environment.name)).toEqual(["b"]);
});

test("an environment ends before its credentials do", async () => {
  const { run, started, ended, later } = makePool(4);
  await run("a", name);
  later(31 * 60_000);
  await run("a", name);
  expect(started).toEqual(["a", "a"]);
  expect(ended).toEqual(["a"]);
});

test("closing ends all, and refuses those that wait", async () => {
  const { run, pool, ended } = makePool(1);
  const busy = holdOn();
  const running = run("a", busy.work);
  const waiting = run("b", name);
  await Promise.all([
    expect(waiting).rejects.toMatchObject({
      code: "ServiceException",
      message: "The local endpoint is being stopped.",
    }),
    pool.close(),
  ]);
  expect(ended).toEqual(["a"]);
  busy.finish("cut off");
  expect(await running).toBe("cut off");
});

test("work that fails gives its place back", async () => {
  const { run, started } = makePool(1);
  await expect(run("a", () => Promise.reject(new Error("bad")))).rejects.toThrow("bad");
  expect(await run("a", name)).toBe("a");
  expect(started).toEqual(["a"]);
});
