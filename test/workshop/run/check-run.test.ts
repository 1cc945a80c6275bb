import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../../src/package-root.ts";
import { checkRun } from "../../../src/workshop/run/check-run.ts";
import { decodeKey, encodeKey } from "../../../src/workshop/run/encoded-key.ts";

const unchecked = { user: "user_a", key: "1_happy_face.jpg", wait: true };

test("a plain unchecked becomes a request", async () => {
  expect(await checkRun(unchecked)).toEqual({ user: "user_a", key: "1_happy_face.jpg", detached: false });
});

test("a photo's key is its file's name where none is given", async () => {
  const photo = join(packageRoot, "templates", "photos", "6_other_person.jpg");
  const request = await checkRun({ user: "user_a", wait: true, photo, photoName: "6_other_person.jpg" });
  expect(request).toMatchObject({ key: "6_other_person.jpg", photo: { contentType: "image/jpeg" } });
});

test("an input takes the place of user and photo", async () => {
  const machine = { machine: "Mine", wait: true };
  expect(await checkRun({ ...machine, input: '{"a":1}' })).toMatchObject({ machine: "Mine", input: { a: 1 } });
  const file = join(packageRoot, "package.json");
  expect(await checkRun({ ...machine, input: file })).toMatchObject({ input: { name: "wildrydes" } });
  for (const [input, code] of [
    ["{", "bad-input"],
    ["no-such-file.json", "input-file-unreadable"],
  ])
    await expect(checkRun({ ...machine, input })).rejects.toMatchObject({ code });
  await expect(checkRun({ ...unchecked, input: "{}" })).rejects.toMatchObject({ code: "contradicting-flags" });
});

test.each([
  [{ user: undefined }, "user-missing"],
  [{ user: "a b" }, "bad-user-id"],
  [{ key: undefined }, "no-photo"],
  [{ key: "" }, "bad-key"],
  [{ key: "é".repeat(509) }, "bad-key"],
  [{ name: "a b" }, "bad-execution-name"],
  [{ name: "a/b" }, "bad-execution-name"],
  [{ name: "x".repeat(81) }, "bad-execution-name"],
  [{ name: "a\u0007b" }, "bad-execution-name"],
  [{ wait: false, expect: "accepted" }, "contradicting-flags"],
])("%j is refused with exit code 2", async (change, code) => {
  await expect(checkRun({ ...unchecked, ...change })).rejects.toMatchObject({ code, exitCode: 2 });
});

test("a key with a plus or a percent sign arrives at the functions as it is", () => {
  for (const key of ["a+b.jpg", "50%.jpg", "a b.jpg", "ä/ö.jpg", "%2B.jpg"])
    expect(decodeKey(encodeKey(key))).toBe(key);
  expect(encodeKey("1_happy_face.jpg")).toBe("1_happy_face.jpg");
});
