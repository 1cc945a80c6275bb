import { expect, test } from "vitest";
import { compareCalls } from "../../../src/workshop/recording/compare.ts";
import { maskFor } from "../../../src/workshop/recording/mask.ts";
import { createRecorder, type RecordedCall } from "../../../src/workshop/recording/recording.ts";
import { shapeOf } from "../../../src/workshop/recording/shape.ts";

const target = { target: "aws", account: "210987654321", region: "eu-west-1", environment: "canary-0f0f" } as const;

test("a shape names members and types, and says nothing of values", () => {
  const shape = shapeOf({
    $metadata: { requestId: "abc" },
    Stacks: [
      {
        StackName: "wildrydes",
        StackStatus: "CREATE_COMPLETE",
        CreationTime: new Date(),
        Tags: [{ Key: "owner", Value: "ann" }],
      },
      { StackName: "other", StackStatus: "UPDATE_COMPLETE", RoleARN: "arn:aws:iam::210987654321:role/x" },
    ],
    Body: new Uint8Array(3),
    Item: { Username: { S: "ann@example.com" } },
    Count: 2,
    Empty: [],
    Missing: undefined,
  });
  expect(shape).toEqual({
    members: {
      Body: "bytes",
      Count: "number",
      Empty: { list: null },
      Item: { members: {} },
      Stacks: {
        list: {
          members: {
            StackName: "string",
            StackStatus: "string",
            CreationTime: "date",
            Tags: { list: { members: {} } },
            RoleARN: "string",
          },
        },
      },
    },
  });
  expect(shapeOf({ StackStatus: "CREATE_COMPLETE" })).toEqual({ members: { StackStatus: "is CREATE_COMPLETE" } });
});

test.each([
  [
    "User: arn:aws:sts::210987654321:assumed-role/Admin/ann@example.com is not authorized to perform: s3:GetObject",
    "User: <arn of sts> is not authorized to perform: s3:GetObject",
  ],
  ["Stack [wildrydes-step-module-resources-canary-0f0f] already exists", "Stack [<name>] already exists"],
  ["Account 210987654321 has RequestId 0b1c2d3e-1111-2222-3333-444455556666", "Account <account> has RequestId <id>"],
  ["connect ECONNREFUSED 10.1.2.3:443", "connect ECONNREFUSED <address>"],
  ["No bucket RiderPhoto-canary-0f0f-x1", "No bucket <name>"],
])("an error's message is kept without what identifies somebody: %s", (message, masked) => {
  expect(maskFor(target)(message)).toBe(masked);
});

test("a recorder keeps nothing but shapes, times and errors", () => {
  const recorder = createRecorder(target);
  const common = { service: "S3", operation: "PutObject", startedAt: Date.now(), ms: 12 };
  recorder.observe({
    ...common,
    input: { Bucket: "secret-bucket", Key: "face.jpg", Body: Buffer.from("photo") },
    output: { ETag: '"1"' },
  });
  const error = { name: "AccessDenied", status: 403, message: "ann@example.com may not write to 210987654321" };
  recorder.observe({ ...common, input: { Bucket: "secret-bucket" }, error });
  const text = JSON.stringify(recorder.recording("1.0.0"));
  expect(text).not.toMatch(/secret|face\.jpg|photo|ann@|210987654321|canary/);
  expect(recorder.recording("1.0.0").calls).toMatchObject([
    { input: { members: { Bucket: "string", Body: "bytes" } }, output: { members: { ETag: "string" } } },
    { error: { name: "AccessDenied", status: 403, message: "<mail address> may not write to <account>" } },
  ]);
});

const call = (operation: string, rest: Partial<RecordedCall>): RecordedCall => ({
  service: "SFN",
  operation,
  at: 0,
  ms: 1,
  ...rest,
});

test("differences do not depend on the order of the calls, nor on how often each was made", () => {
  const one = [
    call("Describe", { output: shapeOf({ name: "x", status: "ACTIVE" }) }),
    call("Start", { error: { name: "ThrottlingException", status: 400, message: "" } }),
  ];
  expect(compareCalls(one, [...one, ...one].toReversed())).toEqual([]);
});

test("a difference is a call, a member, a type or an error that is on one side alone", () => {
  const recorded = [
    call("Describe", { output: shapeOf({ name: "x", label: "new", count: 1, list: [{ a: 1 }], none: [] }) }),
    call("Start", { error: { name: "ThrottlingException", status: 400, message: "" } }),
    call("Start", { output: shapeOf({ arn: "x" }) }),
    call("Only", {}),
  ];
  const here = [
    call("Describe", { output: shapeOf({ name: "x", count: "1", list: [{ a: 1, b: 2 }], none: [1] }) }),
    call("Start", { output: shapeOf({ arn: "y" }) }),
  ];
  expect(compareCalls(recorded, here)).toEqual([
    { operation: "SFN.Describe", kind: "type", what: "count", recorded: "number", here: "string" },
    { operation: "SFN.Describe", kind: "member", what: "label", recorded: "string", here: undefined },
    { operation: "SFN.Describe", kind: "member", what: "list[].b", recorded: undefined, here: "number" },
    { operation: "SFN.Only", kind: "call", what: "", recorded: "1", here: undefined },
    {
      operation: "SFN.Start",
      kind: "error",
      what: "ThrottlingException (400)",
      recorded: "ThrottlingException (400)",
      here: undefined,
    },
  ]);
});
