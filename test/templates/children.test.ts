import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";

/** AWS Step Functions Developer Guide, "IAM policies for using Distributed Map states"; older ones wrote `/`. */
test.each([
  ["bulk.yaml", "MapMachineName"],
  ["copy.yaml", "CopyMachineName"],
])("the role of %s may stop children under both forms of their names", (file, machine) => {
  const template = readFileSync(join(packageRoot, "templates", file), "utf8");
  const [, statement = ""] = template.split("Sid: StopChildren");
  const [own = ""] = statement.split("Sid:");
  for (const form of [":*", "/*"]) expect(own).toContain(`:execution:\${${machine}}${form}`);
});
