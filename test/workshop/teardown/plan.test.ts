import { expect, test } from "vitest";
import { judgeTeardown } from "../../../src/workshop/teardown/judge-teardown.ts";
import { planRows, type TeardownPlan } from "../../../src/workshop/teardown/plan.ts";

const nothing: TeardownPlan = {
  machines: [],
  buckets: [],
  table: undefined,
  stack: undefined,
  logGroups: [],
  collection: undefined,
  artifactsBucket: undefined,
  formMachines: [],
  companions: [],
};

test("a plan of nothing has no rows", () => {
  expect(planRows(nothing)).toEqual([]);
});

test("a plan counts what it deletes, in the order in which it goes", () => {
  const rows = planRows({
    formMachines: [{ name: "RiderPhotoBulk", arn: "arn", createdAt: undefined, form: "bulk" }],
    companions: [],
    machines: [{ name: "RiderPhotoProcessing-1", arn: "arn", createdAt: undefined, stage: 1 }],
    buckets: [{ name: "photos", contents: 6 }],
    table: { name: "riders", items: 1 },
    stack: {
      view: {
        id: "id",
        name: "wildrydes-step-module-resources",
        status: "CREATE_COMPLETE",
        statusReason: undefined,
        outputs: new Map(),
        parameters: new Map(),
        createdAt: undefined,
        updatedAt: undefined,
      },
      resources: 22,
    },
    logGroups: ["/aws/lambda/s-FaceDetectionFunction", "/aws/lambda/s-FaceSearchFunction"],
    collection: { id: "rider-photos", faces: 0 },
    artifactsBucket: { name: "artifacts", contents: 6 },
  });
  expect(rows.map((row) => `${row.what}: ${row.name} (${row.contents})`)).toEqual([
    "State machine: RiderPhotoProcessing-1 (stage 1)",
    "State machine: RiderPhotoBulk (bulk)",
    "Bucket: photos (6 objects)",
    "Table: riders (1 item)",
    "Stack: wildrydes-step-module-resources (22 resources, CREATE_COMPLETE)",
    "Log groups: /aws/lambda/s-* (2 groups)",
    "Collection: rider-photos (0 faces)",
    "Artifacts bucket: artifacts (6 objects)",
  ]);
});

test("something left is a failure, whatever the reason", () => {
  const row = { what: "Bucket", name: "photos", contents: "1 object" };
  const result = { plan: [row, row], executed: true, failures: [], left: [] };
  expect(judgeTeardown(result)).toEqual({ exitCode: 0 });
  expect(judgeTeardown({ ...result, executed: false, left: [row] })).toEqual({ exitCode: 0 });
  expect(
    judgeTeardown({ ...result, left: [row], failures: [{ step: "Bucket photos", message: "no", why: undefined }] }),
  ).toEqual({
    exitCode: 68,
    error: {
      code: "something-left",
      message: "1 of 2 could not be deleted.",
      why: "Bucket photos: no",
      next: ["Run `npx wildrydes teardown` again: it goes on where this one stopped"],
    },
  });
});
