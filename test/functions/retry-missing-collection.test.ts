import { expect, test } from "vitest";
import { retryMissingCollection } from "../../src/functions/shared/retry-missing-collection.ts";

const absent = Object.assign(new Error("The collection id: rider-photos does not exist"), {
  name: "ResourceNotFoundException",
});

test("a collection that is missed once is asked again", async () => {
  let calls = 0;
  const answer = await retryMissingCollection(async () => {
    calls += 1;
    if (calls === 1) throw absent;
    return "found";
  });
  expect({ answer, calls }).toEqual({ answer: "found", calls: 2 });
});

test("a collection that is not there stays an error, after five tries", async () => {
  let calls = 0;
  const work = retryMissingCollection(async () => {
    calls += 1;
    throw absent;
  });
  await expect(work).rejects.toBe(absent);
  expect(calls).toBe(5);
});

test("other errors are passed on at once", async () => {
  let calls = 0;
  const error = Object.assign(new Error(), { name: "InvalidParameterException" });
  const work = retryMissingCollection(async () => {
    calls += 1;
    throw error;
  });
  await expect(work).rejects.toBe(error);
  expect(calls).toBe(1);
});
