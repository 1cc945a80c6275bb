import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { checkShape } from "./check-shape.ts";
import type { Models } from "./model.ts";

const models: Models = JSON.parse(readFileSync(join(packageRoot, "test", "contract", "models.json"), "utf8"));

function problems(service: string, operation: string, value: unknown): string[] {
  const model = models[service];
  const name = model?.operations[operation]?.input;
  return checkShape({ shapes: model?.shapes ?? {}, name, value, path: "input" }).map(
    ({ path, problem }) => `${path} ${problem}`,
  );
}

test.each([
  ["rekognition", "CreateCollection", {}, "input.CollectionId is required and missing"],
  [
    "rekognition",
    "CreateCollection",
    { CollectionId: "a b" },
    "input.CollectionId does not match [a-zA-Z0-9_.\\-]+: a b",
  ],
  ["rekognition", "ListFaces", { CollectionId: "a", MaxResults: 4097 }, "input.MaxResults is 4097, above 4096"],
  ["states", "StartExecution", { stateMachineArn: "" }, "input.stateMachineArn is 0, below 1"],
  ["states", "StartExecution", { stateMachineArn: "arn", colour: "red" }, "input.colour is unknown to the model"],
  ["states", "ListExecutions", { statusFilter: "DONE" }, "input.statusFilter is not in the enum: DONE"],
  ["iam", "GetRole", { RoleName: 7 }, "input.RoleName is not a text but Number"],
  [
    "s3",
    "DeleteObjects",
    { Bucket: "b", Delete: { Objects: [{}] } },
    "input.Delete.Objects[0].Key is required and missing",
  ],
])("%s %s %j: %s", (service, operation, value, problem) => {
  expect(problems(service, operation, value)).toContain(problem);
});

test("a correct shape passes", () => {
  expect(problems("rekognition", "CreateCollection", { CollectionId: "rider-photos", Tags: { a: "b" } })).toEqual([]);
});
