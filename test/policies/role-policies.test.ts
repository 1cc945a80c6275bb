import { expect, test } from "vitest";
import { proveRoles } from "./prove-roles.ts";

// `npm run test:policies` takes away every statement of every role.
test("without a statement of a role, the step fails that needs it", async () => {
  const { proofs, faults, unproven } = await proveRoles({
    stacks: ["wildrydes-step-module-resources"],
    statements: ["FaceDetectionRole.DetectFaces"],
  });
  expect({ faults, unproven }).toEqual({ faults: [], unproven: [] });
  expect(proofs).toMatchObject([
    {
      role: "FaceDetectionRole",
      statement: "DetectFaces",
      failsAt: "run, a photo that is accepted",
      says: "rekognition:DetectFaces",
    },
  ]);
}, 120_000);
