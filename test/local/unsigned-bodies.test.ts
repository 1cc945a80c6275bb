import { PassThrough, Readable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { collectUnsigned } from "../../src/local/http/request-body.ts";

const mebibyte = Buffer.alloc(1024 * 1024);

test("bodies that nobody signed share a budget, and one that ends makes room", async () => {
  const large = 100 * mebibyte.length;
  const stalled = new PassThrough({ highWaterMark: large });
  const first = collectUnsigned(stalled, large);
  for (let times = 0; times < 90; times++) {
    stalled.write(mebibyte);
    await turn();
  }
  const other = () => collectUnsigned(Readable.from(Array.from({ length: 60 }, () => mebibyte)), large);
  await expect(other()).rejects.toMatchObject({ code: "SlowDown", statusCode: 503 });
  stalled.end();
  expect((await first).length).toBe(90 * mebibyte.length);
  expect((await other()).length).toBe(60 * mebibyte.length);
});

test("a body over its own limit is refused, and gives its room back", async () => {
  const body = () => Readable.from([mebibyte, mebibyte, mebibyte]);
  for (let times = 0; times < 80; times++)
    await expect(collectUnsigned(body(), 2 * mebibyte.length)).rejects.toMatchObject({ statusCode: 413 });
  expect((await collectUnsigned(body(), 3 * mebibyte.length)).length).toBe(3 * mebibyte.length);
});
