import { expect, test } from "vitest";
import { environmentNames, stageOfMachine } from "../../src/workshop/names.ts";

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
