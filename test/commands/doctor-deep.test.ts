import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { useEndpointFolder } from "../cli/support/endpoint-folder.ts";

const { folder, json } = await useEndpointFolder("deep");

test.each([
  ["missing.json", undefined, 4, "recording-not-found"],
  ["text.json", "no JSON", 2, "recording-unreadable"],
  ["plan.json", '{"format":"wildrydes-teardown-plan"}', 2, "recording-unreadable"],
])("%s is refused before anything is made", async (file, text, exitCode, error) => {
  if (text !== undefined) writeFileSync(join(folder, file), text);
  const { code, envelope } = await json("doctor", "--replay", file, "--yes");
  expect({ code, error: envelope.error.code }).toEqual({ code: exitCode, error });
});
