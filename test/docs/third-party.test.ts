import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { renderThirdParty } from "../../bin/third-party.ts";
import { packageRoot } from "../../src/package-root.ts";

test("the list of libraries is what package-lock.json and the build have (renewed by npm run manifest)", async () => {
  await expect(renderThirdParty()).resolves.toBe(await readFile(join(packageRoot, "docs", "third-party.md"), "utf8"));
});

test("every package that is shipped has its licence listed", async () => {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    await readFile(join(packageRoot, "package.json"), "utf8"),
  );
  const list = await renderThirdParty();
  const names = [
    ...Object.keys(dependencies),
    "@emnapi/runtime",
    "@img/sharp-wasm32",
    "dynalite",
    "@vladmandic/human",
    "@aws-sdk/client-s3",
  ];
  expect(names.filter((name) => !list.includes(`${name} `))).toEqual([]);
});
