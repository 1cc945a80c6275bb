import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { renderSupported, supportedDocument } from "../../bin/supported.ts";

test("docs/supported.md lists what the endpoint has (renewed by npm run manifest)", async () => {
  await expect(renderSupported()).resolves.toBe(await readFile(supportedDocument, "utf8"));
});
