import { AttachRolePolicyCommand, CreatePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { proveOperatorPolicy } from "./prove-operator.ts";
import { type HeldWorkshop, openHeldWorkshop, readOperatorPolicy } from "./held-workshop.ts";
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

// `npm run test:policies` proves every statement.
test("setup passes under the policy, and stops without a statement it needs", async () => {
  const { proofs, faults } = await proveOperatorPolicy({
    steps: workshopSteps.filter(({ name }) => name === "setup"),
    statements: ["InstructorMakesCollections"],
  });
  expect(faults).toEqual([]);
  expect(proofs).toMatchObject([
    { statement: "InstructorMakesCollections", failsAt: "setup", denied: "rekognition:CreateCollection" },
  ]);
});

describe("in an environment that somebody else has set up", () => {
  let workshop: HeldWorkshop;
  const end = async (...words: string[]) => {
    const { code, stderr } = await workshop.run(words);
    return code === 0 ? "done" : stderr;
  };

  beforeAll(async () => {
    workshop = await openHeldWorkshop();
    workshop.hold();
    const ended = await end("setup");
    if (ended !== "done") throw new Error(ended);
  });
  afterAll(() => workshop.close());

  test("the attendee's statements are enough", async () => {
    workshop.hold((name) => name.startsWith("Attendee") && name !== "AttendeePassesMachineRoles");
    expect(await end("deploy-machine", "--stage", "1")).toContain("iam:PassRole");
    workshop.hold((name) => name.startsWith("Attendee"));
    expect(await end("deploy-machine", "--stage", "1")).toBe("done");
    expect(await end("run", "--user", "user_a", "--key", "4_no_face.jpg", "--expect", "refused")).toBe("done");
    expect(await end("inspect")).toBe("done");
    expect(await end("faces", "list")).toBe("done");
    expect(await end("collection", "reset", "--yes")).toContain("do not allow rekognition:DeleteCollection");
  });

  test("without the right to call function URLs, a request is refused", async () => {
    workshop.hold();
    expect(await end("trigger", "enable", "--kind", "url")).toBe("done");
    const request = ["trigger", "request", "--user", "user_a", "--key", "4_no_face.jpg"];
    workshop.hold((name) => name !== "AttendeeCallsFunctionUrls");
    const refused = await workshop.run(request);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("lambda:InvokeFunctionUrl");
    workshop.hold();
    expect(await end(...request)).toBe("done");
  });
});

test("an operator who has the policy by an assumed role sets up, deploys, and sees their own name as the owner", async () => {
  const workshop = await openHeldWorkshop();
  try {
    const { clientConfig } = workshop.endpoint;
    const iam = new IAMClient(clientConfig);
    const RoleName = "Operator";
    const trust = { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "sts:AssumeRole" };
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify({ Statement: [trust] }) }),
    );
    const policy = readOperatorPolicy();
    for (const PolicyName of ["Attendee", "Instructor"]) {
      const Statement = policy.Statement.filter(({ Sid }) => Sid.startsWith(PolicyName));
      const PolicyDocument = JSON.stringify({ ...policy, Statement });
      const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
      await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: Policy?.Arn }));
    }
    const { Credentials } = await new STSClient(clientConfig).send(
      new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: "ann" }),
    );
    const keys = {
      AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? "",
      AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? "",
      AWS_SESSION_TOKEN: Credentials?.SessionToken ?? "",
    };
    const end = async (...words: string[]) => {
      const { code, stderr } = await workshop.run(words, keys);
      return code === 0 ? "done" : stderr;
    };
    expect(await end("setup")).toBe("done");
    expect(await end("deploy-machine", "--stage", "1")).toBe("done");
    const { stdout } = await workshop.run(["env", "list", "--json"], keys);
    expect(JSON.parse(stdout).result.environments).toMatchObject([{ owner: "Operator/ann", stage: 1 }]);
    expect(await end("faces", "list")).toBe("done");
    expect(await end("teardown", "--yes")).toBe("done");
  } finally {
    await workshop.close();
  }
}, 60_000);
