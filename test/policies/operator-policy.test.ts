import { expect, test } from "vitest";
import { proveOperatorPolicy } from "./prove-operator.ts";
import { readOperatorPolicy } from "./held-workshop.ts";
import { workshopSteps } from "./workshop-steps.ts";

/** IAM User Guide, "IAM and AWS STS quotas": characters of a managed policy, without white space. */
const longestPolicy = 6144;

test("each part of the operator's policy fits into one managed policy, and every statement says whose it is", () => {
  const policy = readOperatorPolicy();
  for (const part of ["Attendee", "Instructor"]) {
    const Statement = policy.Statement.filter(({ Sid }) => Sid.startsWith(part));
    expect(JSON.stringify({ ...policy, Statement }).length).toBeLessThanOrEqual(longestPolicy);
  }
  const names = policy.Statement.map(({ Sid }) => Sid);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^(?:Attendee|Instructor)[A-Z]\w+$/.test(name))).toEqual([]);
});

test("setup and a machine pass under the policy, and stop without a statement they need", async () => {
  const { proofs, faults } = await proveOperatorPolicy({
    steps: workshopSteps.filter(({ name }) => ["setup", "deploy-machine, stage 1"].includes(name)),
    statements: ["AttendeePassesMachineRoles", "InstructorMakesCollections"],
  });
  expect(faults).toEqual([]);
  expect(proofs).toMatchObject([
    { statement: "InstructorMakesCollections", failsAt: "setup", denied: "rekognition:CreateCollection" },
    { statement: "AttendeePassesMachineRoles", failsAt: "deploy-machine, stage 1", denied: "iam:PassRole" },
  ]);
});
