import { afterEach, beforeEach, expect, test } from "vitest";
import { createIamService } from "../../../../src/local/services/iam/service.ts";
import { parseIdentityPolicy, parseTrustPolicy } from "../../../../src/local/services/iam/policy-syntax.ts";
import { rolePolicies } from "../../../../src/local/services/iam/role-policies.ts";
import type { Service } from "../../../../src/local/service.ts";
import { ask, makeHost, refusal } from "../service-host.ts";

const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::photos/*" };
const document = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const arn = "arn:aws:iam::123456789012:policy/Photos";

let host: ReturnType<typeof makeHost>;
let iam: Service;

beforeEach(async () => {
  host = makeHost();
  iam = createIamService(host);
  await ask(iam, "CreateRole", {
    RoleName: "Rider",
    AssumeRolePolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole" }],
    }),
  });
});
afterEach(() => host.remove());

test("a managed policy is made, attached, counted, detached and deleted", async () => {
  const { Policy: made } = await ask(iam, "CreatePolicy", { PolicyName: "Photos", PolicyDocument: document });
  expect(made).toMatchObject({ Arn: arn, PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/), AttachmentCount: 0 });
  expect(await refusal(ask(iam, "CreatePolicy", { PolicyName: "Photos", PolicyDocument: document }))).toBe(
    "EntityAlreadyExists: A policy called Photos already exists. Duplicate names are not allowed.",
  );
  await ask(iam, "AttachRolePolicy", { RoleName: "Rider", PolicyArn: arn });
  await ask(iam, "AttachRolePolicy", { RoleName: "Rider", PolicyArn: arn });
  expect(await ask(iam, "ListAttachedRolePolicies", { RoleName: "Rider" })).toEqual({
    AttachedPolicies: [{ PolicyName: "Photos", PolicyArn: arn }],
    IsTruncated: false,
  });
  expect(await ask(iam, "GetPolicy", { PolicyArn: arn })).toHaveProperty("Policy.AttachmentCount", 1);
  expect(await refusal(ask(iam, "DeletePolicy", { PolicyArn: arn }))).toBe(
    "DeleteConflict: Cannot delete a policy attached to entities.",
  );
  await ask(iam, "DetachRolePolicy", { RoleName: "Rider", PolicyArn: arn });
  expect(await refusal(ask(iam, "DetachRolePolicy", { RoleName: "Rider", PolicyArn: arn }))).toBe(
    `NoSuchEntity: Policy ${arn} was not found.`,
  );
  await ask(iam, "DeletePolicy", { PolicyArn: arn });
  expect(await refusal(ask(iam, "GetPolicy", { PolicyArn: arn }))).toBe(`NoSuchEntity: Policy ${arn} was not found.`);
});

test("a role gets the default version of a policy", async () => {
  await ask(iam, "CreatePolicy", { PolicyName: "Photos", PolicyDocument: document });
  await ask(iam, "AttachRolePolicy", { RoleName: "Rider", PolicyArn: arn });
  const second = document.replace("GetObject", "PutObject");
  await ask(iam, "CreatePolicyVersion", { PolicyArn: arn, PolicyDocument: second });
  const allowed = () => rolePolicies(host.store, "arn:aws:iam::123456789012:role/Rider")?.policies;
  expect(allowed()).toEqual([JSON.parse(document)]);
  await ask(iam, "SetDefaultPolicyVersion", { PolicyArn: arn, VersionId: "v2" });
  expect(allowed()).toEqual([JSON.parse(second)]);
  expect(await refusal(ask(iam, "DeletePolicyVersion", { PolicyArn: arn, VersionId: "v2" }))).toBe(
    "DeleteConflict: Cannot delete the default version of a policy.",
  );
  await ask(iam, "DeletePolicyVersion", { PolicyArn: arn, VersionId: "v1" });
  const { Versions: versions } = await ask(iam, "ListPolicyVersions", { PolicyArn: arn });
  expect(versions).toMatchObject([{ VersionId: "v2", IsDefaultVersion: true }]);
  const read = await ask(iam, "GetPolicyVersion", { PolicyArn: arn, VersionId: "v2" });
  expect(read).toHaveProperty("PolicyVersion.Document", encodeURIComponent(second).replaceAll("*", "%2A"));
});

test("a policy keeps at most five versions", async () => {
  await ask(iam, "CreatePolicy", { PolicyName: "Photos", PolicyDocument: document });
  const add = () => ask(iam, "CreatePolicyVersion", { PolicyArn: arn, PolicyDocument: document });
  for (const _ of [2, 3, 4, 5]) await add();
  expect(await refusal(add())).toBe(
    "LimitExceeded: A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.",
  );
});

test("policies of AWS's are listed and read, and belong to AWS", async () => {
  const basic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
  const { Policies: all } = await ask(iam, "ListPolicies", { Scope: "AWS", PathPrefix: "/service-role/" });
  expect(all).toContainEqual(expect.objectContaining({ Arn: basic }));
  expect(await ask(iam, "ListPolicies", { Scope: "Local" })).toMatchObject({ Policies: [] });
  expect(await refusal(ask(iam, "DeletePolicy", { PolicyArn: basic }))).toMatch(/^AccessDenied: /);
  const unknown = "arn:aws:iam::aws:policy/NotKnownHere";
  expect(await refusal(ask(iam, "AttachRolePolicy", { RoleName: "Rider", PolicyArn: unknown }))).toBe(
    `NoSuchEntity: Policy ${unknown} does not exist or is not attachable.`,
  );
});

test("a boundary bounds a role until it is taken away", async () => {
  await ask(iam, "CreatePolicy", { PolicyName: "Photos", PolicyDocument: document });
  await ask(iam, "PutRolePermissionsBoundary", { RoleName: "Rider", PermissionsBoundary: arn });
  const read = () => rolePolicies(host.store, "arn:aws:iam::123456789012:role/Rider");
  expect(read()).toHaveProperty("boundary", JSON.parse(document));
  expect(await ask(iam, "GetPolicy", { PolicyArn: arn })).toHaveProperty("Policy.PermissionsBoundaryUsageCount", 1);
  expect(await refusal(ask(iam, "DeletePolicy", { PolicyArn: arn }))).toBe(
    "DeleteConflict: Cannot delete a policy attached to entities.",
  );
  await ask(iam, "DeleteRolePermissionsBoundary", { RoleName: "Rider" });
  expect(read()).not.toHaveProperty("boundary");
});

test.each([
  ["{", "Syntax errors in policy."],
  ["[]", "Syntax errors in policy."],
  [JSON.stringify({ Version: "2020-01-01", Statement: [statement] }), "Syntax errors in policy."],
  [JSON.stringify({ Version: "2012-10-17" }), "Syntax errors in policy."],
  [JSON.stringify({ Version: "2012-10-17", Statement: [] }), "Syntax errors in policy."],
  [JSON.stringify({ Statement: [{ ...statement, Effect: "allow" }] }), "Syntax errors in policy."],
  [JSON.stringify({ Statement: [{ ...statement, Actions: "s3:*" }] }), "Syntax errors in policy."],
  [JSON.stringify({ Statement: [{ Effect: "Allow", Resource: "*" }] }), "Policy statement must contain actions."],
  [JSON.stringify({ Statement: [{ ...statement, Action: [] }] }), "Policy statement must contain actions."],
  [JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:*" }] }), "Policy statement must contain resources."],
  [
    JSON.stringify({ Statement: [{ ...statement, Resource: "photos" }] }),
    'Resource photos must be in ARN format or "*".',
  ],
  [
    JSON.stringify({ Statement: [{ ...statement, Action: "GetObject" }] }),
    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
  ],
  [
    JSON.stringify({ Statement: [{ ...statement, Action: "s3:Get:Object" }] }),
    "Actions/Condition can contain only one colon.",
  ],
  [
    JSON.stringify({ Statement: [{ ...statement, Principal: "*" }] }),
    "Policy document should not specify a principal.",
  ],
  [
    JSON.stringify({
      Statement: [
        { ...statement, Sid: "A" },
        { ...statement, Sid: "A" },
      ],
    }),
    "Statement IDs (SID) in a single policy must be unique.",
  ],
])("an identity policy with a mistake is malformed %#", async (text, expected) => {
  expect(await refusal(Promise.resolve(text).then(parseIdentityPolicy))).toBe(`MalformedPolicyDocument: ${expected}`);
});

const trusting = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
test.each([
  [[{ Effect: "Allow", Action: "sts:AssumeRole" }], "Missing required field Principal"],
  [[{ ...trusting, Principal: {} }], "Missing required field Principal cannot be empty!"],
  [[{ ...trusting, Principal: { Service: "lambda" } }], 'Invalid principal in policy: "SERVICE":"lambda"'],
  [[{ ...trusting, Principal: { AWS: "me" } }], 'Invalid principal in policy: "AWS":"me"'],
  [[{ ...trusting, Action: "s3:GetObject" }], "AssumeRole policy may only specify STS AssumeRole actions."],
])("a trust policy with a mistake is malformed %#", async (statements, expected) => {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  expect(await refusal(Promise.resolve(text).then(parseTrustPolicy))).toBe(`MalformedPolicyDocument: ${expected}`);
});

test("a role trusts only roles and users of its account that are there", async () => {
  const create = (name: string, ...AWS: string[]): Promise<string> => {
    const Statement = [{ ...trusting, Principal: { AWS } }];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    return refusal(ask(iam, "CreateRole", { RoleName: name, AssumeRolePolicyDocument }));
  };
  const account = "arn:aws:iam::123456789012";
  const present = [`${account}:root`, `${account}:user/wildrydes`, "arn:aws:iam::210987654321:role/theirs", "*"];
  expect(await create("first", ...present)).toBe("no error");
  expect(await create("second", `${account}:role/first`)).toBe("no error");
  for (const absent of [`${account}:role/third`, `${account}:role/path/first`, `${account}:user/nobody`]) {
    const expected = `MalformedPolicyDocument: Invalid principal in policy: "AWS":"${absent}"`;
    expect(await create("third", ...present, absent)).toBe(expected);
  }
});
