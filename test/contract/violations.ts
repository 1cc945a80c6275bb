import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import { checkShape } from "./check-shape.ts";
import type { Models } from "./model.ts";
import type { RecordedCall } from "./record-calls.ts";

const models: Models = JSON.parse(readFileSync(join(packageRoot, "test", "contract", "models.json"), "utf8"));

/** The errors of any operation (each service's API Reference, "Common Errors"). */
const commonErrors = new Set([
  "ValidationError",
  "ValidationException",
  "AccessDenied",
  "AccessDeniedException",
  // What this endpoint has no operation for: `doctor` then says that it cannot know.
  "InvalidAction",
]);

/** Errors that the S3 API Reference lists under "Error responses" and the model leaves out. */
const s3Errors = new Set(["NoSuchBucket", "NoSuchKey", "NotFound", "NoSuchTagSet", "NoSuchBucketPolicy"]);

/**
 * AWS's own departures from its models, each as `service operation path problem`: a table that was never made smaller
 * has had 0 decreases, a rule without targets and a write without leftovers have none of them, a stack that removes
 * what an update replaced says so in its events, Lambda gives a change of a function the reason that it is being
 * created, and S3 answers a filter's name with a capital.
 */
const beside = [
  /NumberOfDecreasesToday is 0, below 1$/,
  /^events ListTargetsByRule output\.Targets is 0, below 1$/,
  /^dynamodb BatchWriteItem output\.UnprocessedItems is 0, below 1$/,
  /^s3 GetBucketNotificationConfiguration output\.\S+\.FilterRules\[\]\.Name is not in the enum: (?:Prefix|Suffix)$/,
  /^cloudformation DescribeStackEvents output\.\S+\.ResourceStatus is not in the enum: UPDATE_COMPLETE_CLEANUP_IN_PROGRESS$/,
  /^lambda \w+ output\.\S*LastUpdateStatusReasonCode is not in the enum: Creating$/,
];

/** Where a call or its answer leaves the service's model; nothing where it is as AWS has it. */
export function violationsOf({ service, operation, input, output, error }: RecordedCall): string[] {
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
  const all = isDeclared ? found : [...found, `${name} does not declare ${error}`];
  return all.filter((one) => !beside.some((known) => known.test(one)));
}
