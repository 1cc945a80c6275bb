import { expect, test } from "vitest";
import { noteCall } from "../../../src/local/calls-under-way.ts";
import { watchLoop } from "../../../src/local/daemon/watch-loop.ts";

function block(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

test("a thread that was busy for more than a second logs what it was asked", async () => {
  const log: string[] = [];
  const end = watchLoop((line) => log.push(line));
  noteCall("s3 ListBuckets")();
  const waiting = noteCall("states GetActivityTask");
  await new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
  const ended = noteCall("dynamodb Query");
  block(1500);
  ended();
  await expect.poll(() => log.length).toBe(1);
  expect(log[0]).toMatch(/^busy for 1\.\d s without answering: states GetActivityTask, dynamodb Query$/);
  waiting();
  end();
});
