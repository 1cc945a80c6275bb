import { expect, test } from "vitest";
import { judgeTeardown } from "../../../src/workshop/teardown/judge-teardown.ts";
import { planRows } from "../../../src/workshop/teardown/plan-rows.ts";
import { planTeardown } from "../../../src/workshop/teardown/plan.ts";
import { tearDown } from "../../../src/workshop/teardown/teardown.ts";
import { awsError, onAws, type Answer } from "../../support/fake-aws.ts";

const bucket = "wildrydes-artifacts-123456789012-eu-north-1";

/** An account in which a setup came no further than the artifacts bucket. */
function halfMade(rekognition: () => never): { answer: Answer; deleted: unknown[] } {
  const deleted: unknown[] = [];
  const answer: Answer = (command, { Bucket, StackName }) => {
    if (command === "GetCallerIdentity") return { Account: "123456789012", Arn: "arn:aws:iam::123456789012:user/ann" };
    if (command === "DescribeStacks")
      throw awsError("ValidationError", `Stack with id ${String(StackName)} does not exist`);
    if (command === "DescribeStateMachine") throw awsError("StateMachineDoesNotExist");
    if (command === "ListFaces" || command === "DescribeCollection") return rekognition();
    if (command === "HeadBucket") throw awsError("NotFound", "NotFound", { $metadata: { httpStatusCode: 404 } });
    if (command === "GetBucketTagging") throw awsError("NoSuchTagSet");
    if (command === "ListObjectVersions" && (Bucket !== bucket || deleted.length > 0)) throw awsError("NoSuchBucket");
    if (command === "DeleteBucket") deleted.push(Bucket);
    return {};
  };
  return { answer, deleted };
}

test.each([
  ["a service that the region does not have", awsError("Error", "getaddrinfo ENOTFOUND", { code: "ENOTFOUND" })],
  [
    "a denied read",
    awsError("AccessDeniedException", "User: x is not authorized to perform: rekognition:ListFaces on y"),
  ],
])("%s is a part that is not known: the rest is deleted, and the exit code is 68", async (_, error) => {
  const { answer, deleted } = halfMade(() => {
    throw error;
  });
  const result = await tearDown(onAws("eu-north-1", answer), { onlyPlan: false });
  expect(deleted).toEqual([bucket]);
  expect(result).toMatchObject({ executed: true, left: [], unknown: [{ name: "rider-photos" }] });
  expect(judgeTeardown(result)).toMatchObject({ exitCode: 68, error: { code: "part-unknown", values: { count: 1 } } });
});

test("expired credentials concern every part and end the command", async () => {
  const { answer } = halfMade(() => {
    throw awsError("ExpiredTokenException");
  });
  await expect(planTeardown(onAws("eu-north-1", answer))).rejects.toThrow("ExpiredTokenException");
});

test("a plan without gaps knows everything", async () => {
  const { answer } = halfMade(() => {
    throw awsError("ResourceNotFoundException");
  });
  const plan = await planTeardown(onAws("eu-north-1", answer));
  expect(plan.unknown).toEqual([]);
  expect(planRows(plan)).toMatchObject([{ name: bucket }]);
});
