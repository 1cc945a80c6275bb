import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../../src/package-root.ts";
import { demoSteps } from "../../../src/workshop/demo/demo-steps.ts";
import { chooseDemoTarget } from "../../../src/workshop/demo/demo-target.ts";
import { meets } from "../../../src/workshop/demo/findings.ts";

describe("the steps of the demonstration", () => {
  test("run photos that are there, on stages that were deployed before", () => {
    const deployed = new Set<number>();
    for (const step of demoSteps) {
      if (step.does === "deploy") deployed.add(step.stage);
      if (step.does !== "run") continue;
      expect(deployed).toContain(step.stage);
      expect(existsSync(join(packageRoot, "templates", "photos", step.key))).toBe(true);
    }
    expect([...deployed]).toEqual([1, 2, 3, 4]);
  });

  test("begin with setup and end with teardown", () => {
    expect(demoSteps.at(0)?.does).toBe("set-up");
    expect(demoSteps.at(-1)?.does).toBe("tear-down");
  });
});

test("an outcome is held against what was expected", () => {
  const refused = { kind: "refused", reason: { code: "already-registered" }, error: "FaceAlreadyExistsError" } as const;
  const expected = { kind: "refused", reason: "already-registered" } as const;
  expect(meets(refused, expected)).toBe(true);
  expect(meets({ ...refused, reason: { code: "several-faces", values: { count: 2 } } }, expected)).toBe(false);
  expect(meets({ ...refused, kind: "failed" }, expected)).toBe(false);
  expect(meets({ kind: "accepted", reason: undefined, error: undefined }, { kind: "accepted" })).toBe(true);
});

describe("where the demonstration happens", () => {
  test("on this machine, whatever the variables say", () => {
    const variables = { target: "aws", endpointUrl: "http://x.test", environment: "blue", region: "eu-west-1" };
    expect(chooseDemoTarget({}, variables)).toEqual({ kind: "local", region: "us-west-2" });
  });

  test("on AWS only in an environment that the flags name", () => {
    expect(chooseDemoTarget({ target: "aws", environment: "demo" }, {})).toEqual({ kind: "aws", environment: "demo" });
    expect(() => chooseDemoTarget({ target: "aws" }, { environment: "blue" })).toThrow(
      expect.objectContaining({
        code: "demo-needs-environment",
        exitCode: 2,
      }),
    );
    expect(() => chooseDemoTarget({ profile: "teacher" }, {})).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});
