import { describe, expect, test } from "vitest";
import { describeEvent, describeTarget } from "../../src/ui/describe-event.ts";
import { loadProgressWords } from "../../src/text/words.ts";
import { formatLine } from "../../src/ui/renderer.ts";
import type { WorkshopEvent } from "../../src/workshop/port.ts";

const words = await loadProgressWords("en");
const terminal = { columns: 80, interactive: false, unicode: true };

function lineOf(event: WorkshopEvent): string | undefined {
  const line = describeEvent(event, words);
  return line && formatLine(line, terminal);
}

describe("a line of progress", () => {
  test.each<[WorkshopEvent, string | undefined]>([
    [{ type: "step-started", step: "Stack s" }, undefined],
    [{ type: "step-done", step: "Stack s", detail: "created", changed: true }, "✔ Stack s: created"],
    [{ type: "step-done", step: "Stack s", changed: false }, "· Stack s"],
    [{ type: "step-failed", step: "Stack s" }, "✖ Stack s"],
    [
      { type: "resource", logicalId: "Table", resourceType: "AWS::DynamoDB::Table", status: "CREATE_COMPLETE" },
      "    ✔ CREATE_COMPLETE    Table (DynamoDB::Table)",
    ],
    [
      { type: "resource", logicalId: "Table", resourceType: "AWS::DynamoDB::Table", status: "CREATE_IN_PROGRESS" },
      "      CREATE_IN_PROGRESS Table (DynamoDB::Table)",
    ],
    [
      {
        type: "resource",
        logicalId: "Table",
        resourceType: "AWS::DynamoDB::Table",
        status: "CREATE_FAILED",
        reason: "no room",
      },
      "    ✖ CREATE_FAILED      Table (DynamoDB::Table): no room",
    ],
    [
      {
        type: "retry",
        operation: "CreateStateMachine",
        reason: "the new role cannot be assumed yet",
        attempt: 2,
        attempts: 10,
        waitMs: 800,
      },
      "    › CreateStateMachine: the new role cannot be assumed yet. Trying again in 800 ms (2 of 10).",
    ],
    [{ type: "state", state: { name: "Thumbnail", status: "entered", atMs: 3 } }, undefined],
    [
      { type: "state", state: { name: "Thumbnail", status: "succeeded", atMs: 1234 } },
      "    ✔ Thumbnail succeeded at 1.23 s",
    ],
    [
      { type: "state", state: { name: "FaceDetection", status: "caught", atMs: 20, error: "Oops" } },
      "    › FaceDetection caught (Oops) at 20 ms",
    ],
    [{ type: "note", text: "By the way" }, "› By the way"],
    [{ type: "warning", text: "Careful" }, "! Careful"],
  ])("%j", (event, line) => {
    expect(lineOf(event)).toBe(line);
  });
});

test("the target is named only before a change", () => {
  const target = { target: "local", account: "123456789012", region: "us-west-2" } as const;
  expect(lineOf({ type: "target", target, changes: true })).toBe(
    "Target: this machine, account 123456789012, region us-west-2",
  );
  expect(lineOf({ type: "target", target, changes: false })).toBeUndefined();
});

test("profile, environment and address belong to the target's name", () => {
  const place = { account: "1", region: "us-west-2", environment: "blue" } as const;
  expect(describeTarget({ ...place, target: "aws", profile: "teacher" }, words)).toBe(
    "Target: AWS, account 1, region us-west-2, profile teacher, environment blue",
  );
  expect(describeTarget({ ...place, target: "endpoint", endpointUrl: "http://x.test" }, words)).toBe(
    "Target: http://x.test, account 1, region us-west-2, environment blue",
  );
});
