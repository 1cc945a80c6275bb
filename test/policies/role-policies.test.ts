import { expect, test } from "vitest";
import { proveRoles } from "./prove-roles.ts";

// `npm run test:policies` takes away every statement of every role.
test("without a statement of a role, the step fails that needs it", async () => {
  const step = "run --machine, which writes the item itself";
  const { proofs, faults, unproven } = await proveRoles({
    stacks: ["wildrydes-step-module-resources"],
    statements: ["StateMachineRole.PutItem"],
    steps: [step],
  });
  expect({ faults, unproven }).toEqual({ faults: [], unproven: [] });
  expect(proofs).toMatchObject([
    { role: "StateMachineRole", statement: "PutItem", failsAt: step, says: "dynamodb:PutItem" },
  ]);
});
