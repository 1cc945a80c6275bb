import { expect, test } from "vitest";
import { proveRoles } from "./prove-roles.ts";

test("without a statement of a role, the step fails that needs it", async () => {
  const { proofs, faults } = await proveRoles({
    stacks: ["wildrydes-step-module-resources"],
    statements: ["FaceDetectionRole.DetectFaces", "ThumbnailRole.WriteLogs", "StateMachineRole.PutItem"],
  });
  expect(faults).toEqual([]);
  expect(proofs).toMatchObject([
    {
      role: "FaceDetectionRole",
      statement: "DetectFaces",
      failsAt: "run, a photo that is accepted",
      says: "rekognition:DetectFaces",
    },
    { role: "ThumbnailRole", statement: "WriteLogs", failsAt: "the function's log after these", says: "no lines" },
    {
      role: "StateMachineRole",
      statement: "PutItem",
      failsAt: "run --machine, which writes the item itself",
      says: "dynamodb:PutItem",
    },
  ]);
}, 120_000);
