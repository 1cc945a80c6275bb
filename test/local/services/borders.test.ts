import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../../src/package-root.ts";

const services = "src/local/services";

/** Services that only give another one a second entrance, such as the URLs of functions. */
const entrances = ["cloudformation-responses -> cloudformation", "function-urls -> lambda", "s3-forms -> s3"];

test("services reach each other through the dispatcher: none imports another", () => {
  const imports = new Set<string>();
  for (const file of globSync(`${services}/*/**/*.ts`, { cwd: packageRoot })) {
    const text = readFileSync(join(packageRoot, file), "utf8");
    for (const [, path = ""] of text.matchAll(/(?:from |import\()"(\.[^"]+)"/g)) {
      const [, own] = new RegExp(`^${services}/([^/]+)/`).exec(file) ?? [];
      const [, other] = new RegExp(`^${services}/([^/]+)/`).exec(join(dirname(file), path)) ?? [];
      if (other !== undefined && other !== own) imports.add(`${own} -> ${other}`);
    }
  }
  expect([...imports].toSorted()).toEqual(entrances);
});
