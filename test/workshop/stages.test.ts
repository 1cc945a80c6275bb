import { expect, test } from "vitest";
import { readTemplate } from "../../src/workshop/package-files.ts";
import { fillDefinition, readStages, sameDefinition } from "../../src/workshop/stages.ts";

const outputs = new Map(
  ["FaceDetection", "FaceSearch", "IndexFace", "Thumbnail", "PersistMetadata", "NotificationPlaceholder"].map(
    (name) => [`${name}FunctionArn`, `arn:aws:lambda:us-west-2:123456789012:function:${name}`],
  ),
);

test("there are four stages, each with a definition that the stack's outputs fill", async () => {
  const stages = await readStages();
  expect(stages.map(({ stage, adds }) => [stage, adds[0]])).toEqual([
    [1, "FaceDetection"],
    [2, "CheckFaceDuplicate"],
    [3, "ParallelProcessing"],
    [4, "PersistMetadata"],
  ]);
  for (const { definition } of stages) {
    const filled = fillDefinition(await readTemplate("state-machines", definition), outputs);
    expect(filled).not.toContain("${");
    expect(JSON.parse(filled)).toHaveProperty("StartAt", "FaceDetection");
  }
});

test("an output that the stack lacks is named", () => {
  expect(() => fillDefinition('{"Resource": "${Nothing}"}', outputs)).toThrow(
    expect.objectContaining({
      code: "output-missing",
      values: { output: "Nothing" },
      exitCode: 4,
    }),
  );
});

test("definitions are the same however they are laid out, and different by any value", () => {
  const one = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}';
  const other = '{\n "States": {"A": {"End": true, "Type": "Pass"}}, "StartAt": "A"}';
  expect(sameDefinition(one, other)).toBe(true);
  expect(sameDefinition(one, other.replace("Pass", "Succeed"))).toBe(false);
  expect(sameDefinition('{"a":[1,2]}', '{"a":[2,1]}')).toBe(false);
  expect(sameDefinition("no JSON", "no JSON")).toBe(true);
});

test("the partition of integrations is the one of the stack's ARNs", () => {
  const inGovCloud = new Map([["RoleArn", "arn:aws-us-gov:iam::123456789012:role/r"]]);
  expect(fillDefinition("arn:${Partition}:states:::lambda:invoke", inGovCloud)).toBe(
    "arn:aws-us-gov:states:::lambda:invoke",
  );
  expect(fillDefinition("arn:${Partition}:states:::lambda:invoke", new Map())).toBe("arn:aws:states:::lambda:invoke");
});
