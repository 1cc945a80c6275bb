import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Environment } from "../../../src/workshop/environment.ts";
import { noticeFaces } from "../../../src/workshop/photos/notice-faces.ts";
import { onAws } from "../../support/fake-aws.ts";

let folder: string;
let reported: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-notice-"));
  reported = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function environmentOf(target: Partial<Environment["target"]> = {}): Environment {
  const base = onAws("us-west-2", () => ({}));
  const notify: Environment["port"]["notify"] = (event) => {
    if (event.type === "note" && typeof event.text === "object") reported.push(event.text.code);
  };
  return { ...base, folder, target: { ...base.target, ...target }, port: { ...base.port, notify } };
}

test("is shown once for a folder and an account on AWS", async () => {
  await noticeFaces(environmentOf());
  await noticeFaces(environmentOf());
  expect(reported).toEqual(["photos-notice"]);
  await noticeFaces(environmentOf({ account: "210987654321" }));
  expect(reported).toHaveLength(2);
});

test("is not shown where photos stay on this machine", async () => {
  await noticeFaces(environmentOf({ target: "local" }));
  await noticeFaces(environmentOf({ target: "endpoint" }));
  expect(reported).toEqual([]);
});

test("is shown each time where the folder cannot keep it", async () => {
  writeFileSync(join(folder, ".wildrydes"), "");
  await noticeFaces(environmentOf());
  await noticeFaces(environmentOf());
  expect(reported).toHaveLength(2);
});
