import { expect, test } from "vitest";
import {
  checkEnvironmentName,
  companionStackIds,
  environmentNames,
  formOfMachine,
  machineForms,
  stageNumbers,
  stageOfMachine,
} from "../../src/workshop/names.ts";

const place = { account: "123456789012", region: "us-west-2" };

test("the names are the workshop's own", () => {
  const names = environmentNames(place);
  expect(names).toMatchObject({
    stack: "wildrydes-step-module-resources",
    collection: "rider-photos",
    artifactsBucket: "wildrydes-artifacts-123456789012-us-west-2",
  });
  expect(names.machine(3)).toBe("RiderPhotoProcessing-3");
});

test("--env adds a suffix to each", () => {
  const names = environmentNames({ ...place, environment: "blue" });
  expect(names).toMatchObject({
    stack: "wildrydes-step-module-resources-blue",
    collection: "rider-photos-blue",
    artifactsBucket: "wildrydes-artifacts-123456789012-us-west-2-blue",
  });
  expect(names.machine(1)).toBe("RiderPhotoProcessing-1-blue");
});

test("a machine of another environment is not taken for one's own", () => {
  const names = environmentNames(place);
  expect(stageOfMachine(names, "RiderPhotoProcessing-4")).toBe(4);
  expect(stageOfMachine(names, "RiderPhotoProcessing-4-blue")).toBeUndefined();
  expect(stageOfMachine(names, "RiderPhotoProcessing-5")).toBeUndefined();
});

const environments = [
  undefined,
  "a",
  "blue",
  "x-1",
  "a-sdk-1",
  "bulk",
  "map",
  "metadata",
  "s1",
  "sdk1",
  "expresso",
  "0",
];

test("no two environments and forms share the name of a machine or a stack", () => {
  const seen: string[] = [];
  for (const environment of environments) {
    if (environment !== undefined) checkEnvironmentName(environment);
    const names = environmentNames({ ...place, environment });
    const own = [
      ...stageNumbers.map((stage) => names.machine(stage)),
      ...machineForms.map((form) => names.formMachine(form)),
      names.stack,
      ...companionStackIds.map((id) => names.companionStack(id)),
    ];
    seen.push(...own);
  }
  expect(seen.filter((name, index) => seen.indexOf(name) !== index)).toEqual([]);
});

test.each(["1", "9-a", "sdk", "sdk-1", "express", "express-2", "live", "live-x"])(
  "the environment name %s is refused: a form of the default environment has such names",
  (name) => {
    expect(() => checkEnvironmentName(name)).toThrow(expect.objectContaining({ code: "reserved-environment-name" }));
  },
);

test("a machine's form follows from its name, within its own environment", () => {
  const names = environmentNames({ ...place, environment: "blue" });
  expect(formOfMachine(names, "RiderPhotoProcessing-blue")).toEqual({ form: "in-place" });
  expect(formOfMachine(names, "RiderPhotoProcessing-sdk-3-blue")).toEqual({ form: "sdk", stage: 3 });
  expect(formOfMachine(names, "RiderPhotoProcessing")).toBeUndefined();
});
