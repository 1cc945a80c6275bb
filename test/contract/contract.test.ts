import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { openHeldWorkshop } from "../policies/held-workshop.ts";
import { textSteps } from "../policies/workshop-steps.ts";
import { checkShape } from "./check-shape.ts";
import type { Models } from "./model.ts";
import { recordCalls, type RecordedCall } from "./record-calls.ts";

const models: Models = JSON.parse(readFileSync(join(packageRoot, "test", "contract", "models.json"), "utf8"));

/** What any operation may answer (each service's API Reference, "Common Errors"). */
const commonErrors = new Set(["ValidationError", "ValidationException", "AccessDenied", "AccessDeniedException"]);

/** Errors that the S3 API Reference lists under "Error responses" and the model leaves out. */
const s3Errors = new Set(["NoSuchBucket", "NoSuchKey", "NotFound", "NoSuchTagSet", "NoSuchBucketPolicy"]);

/**
 * What AWS itself does beside its model: a table that was never made smaller has had 0 decreases, and a rule without
 * targets has an empty list of them; the model says 1 for both.
 */
const beside = /NumberOfDecreasesToday is 0, below 1$|^events ListTargetsByRule output\.Targets is 0, below 1$/;

function violationsOf({ service, operation, input, output, error }: RecordedCall): string[] {
  const model = models[service];
  const described = model?.operations[operation];
  const name = `${service} ${operation}`;
  if (!model || !described) return [`${name} is not in models.json`];
  const shapes = model.shapes;
  const found = [
    ...checkShape({ shapes, name: described.input, value: input, path: "input" }),
    ...checkShape({ shapes, name: described.output, value: output, path: "output" }),
  ].map(({ path, problem }) => `${name} ${path.replaceAll(/\[\d+\]/g, "[]")} ${problem}`);
  const isDeclared =
    error === undefined ||
    described.errors.includes(error) ||
    commonErrors.has(error) ||
    (service === "s3" && s3Errors.has(error));
  return isDeclared ? found : [...found, `${name} does not declare ${error}`];
}

test("every call of the workshop is as AWS's service models have it", { timeout: 240_000 }, async () => {
  const workshop = await openHeldWorkshop();
  const calls = recordCalls(workshop.endpoint);
  try {
    for (const { words, name } of textSteps()) {
      const { code, stderr } = await workshop.run(words);
      expect({ name, code, stderr: code === 0 ? "" : stderr }).toEqual({ name, code: 0, stderr: "" });
    }
  } finally {
    await workshop.close();
  }
  expect(calls.length).toBeGreaterThan(200);
  expect([...new Set(calls.flatMap(violationsOf))].filter((one) => !beside.test(one)).sort()).toEqual([]);
});
