import { expect, test } from "vitest";
import type { FailedStep } from "../../../src/workshop/teardown/execute-plan.ts";
import { loadProgressWords } from "../../../src/text/words.ts";
import { judgeTeardown } from "../../../src/workshop/teardown/judge-teardown.ts";
import { planRows, type PlanRow } from "../../../src/workshop/teardown/plan-rows.ts";
import type { TeardownPlan } from "../../../src/workshop/teardown/plan.ts";

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
  unknown: [],
  orphans: [],
  sharedBucket: undefined,
  managedRule: undefined,
};

const words = await loadProgressWords("en");

test("a plan of nothing has no rows", () => {
  expect(planRows(nothing)).toEqual([]);
});

test("a plan counts what it deletes, in the order in which it goes", () => {
  const rows = planRows({
    unknown: [],
    orphans: [{ name: "old-photos", contents: 2, tags: new Map() }],
    managedRule: undefined,
    sharedBucket: undefined,
    formMachines: [{ name: "RiderPhotoBulk", arn: "arn", createdAt: undefined, type: "STANDARD", form: "bulk" }],
    companions: [],
    machines: [{ name: "RiderPhotoProcessing-1", arn: "arn", createdAt: undefined, type: "STANDARD", stage: 1 }],
    buckets: [{ name: "photos", contents: 6 }],
    table: { name: "riders", items: 1 },
    stack: {
      view: {
        id: "id",
        name: "wildrydes-step-module-resources",
        status: "CREATE_COMPLETE",
        statusReason: undefined,
        outputs: new Map(),
        tags: new Map(),
        description: "",
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
  expect(rows.map((row) => `${words.word(row.what)}: ${row.name} (${words.word(row.contents)})`)).toEqual([
    "State machine: RiderPhotoProcessing-1 (stage 1)",
    "State machine: RiderPhotoBulk (bulk)",
    "Bucket: photos (6 objects)",
    "Table: riders (1 item)",
    "Stack: wildrydes-step-module-resources (22 resources, CREATE_COMPLETE)",
    "Log groups: /aws/lambda/s-* (2 groups)",
    "Collection: rider-photos (0 faces)",
    "Artifacts bucket: artifacts (6 objects)",
    "Bucket without a stack: old-photos (2 objects)",
  ]);
});

test("something left is a failure, whatever the reason", () => {
  const row: PlanRow = {
    what: { code: "kind-bucket" },
    name: "photos",
    contents: { code: "contents-objects", values: { count: 1 } },
  };
  const failure: FailedStep = {
    step: { code: "step-bucket", values: { bucket: "photos" } },
    error: { code: "said-by-aws", values: { text: "no" } },
  };
  const own = { machines: [], collections: [], tables: [] };
  const result = { own, parts: [], plan: [row, row], executed: true, unknown: [], failures: [], left: [] };
  expect(judgeTeardown(result)).toEqual({ exitCode: 0 });
  expect(judgeTeardown({ ...result, executed: false, left: [row] })).toEqual({ exitCode: 0 });
  expect(judgeTeardown({ ...result, left: [row], failures: [failure] })).toEqual({
    exitCode: 68,
    error: {
      code: "something-left",
      values: { left: 1, planned: 2, failure },
    },
  });
});
