import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseDefinition } from "../../../src/local/states-language/index.ts";
import { packageRoot } from "../../../src/package-root.ts";
import { addRetries } from "../../../src/workshop/machine/add-retries.ts";
import { retriersOf } from "../../../src/workshop/machine/retry-policy.ts";

const stage4 = await readFile(join(packageRoot, "templates", "state-machines", "stage-4.asl.json"), "utf8");

describe("the definition", () => {
  test("gets a Retry in every Task, those of the branches included, and keeps all else", () => {
    const names: string[] = [];
    const without: unknown = JSON.parse(addRetries(stage4), function (this: unknown, key, value: unknown) {
      if (key !== "Retry") return value;
      names.push(JSON.stringify(this).slice(0, 10));
      return undefined;
    });
    expect(names).toHaveLength(6);
    expect(without).toEqual(JSON.parse(stage4));
  });

  test("is one that Step Functions accepts", () => {
    const filled = addRetries(stage4).replaceAll(/\$\{\w+\}/g, "arn:aws:lambda:us-west-2:000000000000:function:one");
    expect(() => parseDefinition(filled)).not.toThrow();
  });

  test("has Retry before Catch, and changes nothing the second time", () => {
    const once = addRetries(stage4);
    expect(once.indexOf('"Retry"')).toBeLessThan(once.indexOf('"Catch"'));
    expect(addRetries(once)).toBe(once);
  });
});

describe("the policy", () => {
  test("begins with what is never retried, and ends with States.ALL alone", () => {
    const retriers = retriersOf({ name: "FaceDetection", caught: ["PhotoDoesNotMeetRequirementError"] });
    expect(retriers[0]).toEqual({
      ErrorEquals: [
        "PhotoDoesNotMeetRequirementError",
        "InvalidImageFormatException",
        "ImageTooLargeException",
        "InvalidS3ObjectException",
      ],
      MaxAttempts: 0,
    });
    expect(retriers.at(-1)).toEqual({
      ErrorEquals: ["States.ALL"],
      IntervalSeconds: 1,
      MaxAttempts: 3,
      BackoffRate: 2,
    });
  });

  test.each(["PersistMetadata", "PersistDDB"])("of %s names each table error as each integration does", (name) => {
    const [never, backOff] = retriersOf({ name, caught: [] });
    for (const service of ["", "DynamoDB.", "DynamoDb."]) {
      expect(never?.ErrorEquals).toContain(`${service}ConditionalCheckFailedException`);
      expect(backOff?.ErrorEquals).toContain(`${service}ProvisionedThroughputExceededException`);
    }
  });

  test("never retries what a state of any other name catches by name", () => {
    const [never] = retriersOf({ name: "Mine", caught: ["OutOfHay", "States.TaskFailed"] });
    expect(never).toEqual({ ErrorEquals: ["OutOfHay"], MaxAttempts: 0 });
  });

  test("does not index a face twice", () => {
    const names = retriersOf({ name: "AddFaceToIndex", caught: [] }).flatMap(({ ErrorEquals }) => ErrorEquals);
    expect(names).not.toContain("States.ALL");
    expect(names).not.toContain("Lambda.ServiceException");
  });

  test("asks no person twice", () => {
    expect(retriersOf({ name: "SendToApproval", caught: [] })).toEqual([
      { ErrorEquals: ["States.ALL"], MaxAttempts: 0 },
    ]);
  });
});
