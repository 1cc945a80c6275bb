import { afterEach, beforeEach, expect, test } from "vitest";
import { createIamService } from "../../../../src/local/services/iam/service.ts";
import { rolePolicies } from "../../../../src/local/services/iam/role-policies.ts";
import type { Service } from "../../../../src/local/service.ts";
import { ask, makeHost, person, refusal } from "../service-host.ts";

const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
};
const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] };

let host: ReturnType<typeof makeHost>;
let iam: Service;

beforeEach(() => {
  host = makeHost();
  iam = createIamService(host);
});
afterEach(() => host.remove());

function createRole(more: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  return ask(iam, "CreateRole", { RoleName: "Rider", AssumeRolePolicyDocument: JSON.stringify(trust), ...more });
}

test("a role has a path in its ARN, an id of IAM's form and its trust policy percent-encoded", async () => {
  await createRole({ Path: "/WildRydes/", Description: "for machines", MaxSessionDuration: 7200 });
  const { Role: role } = await ask(iam, "GetRole", { RoleName: "Rider" });
  expect(role).toMatchObject({
    Path: "/WildRydes/",
    RoleName: "Rider",
    Arn: "arn:aws:iam::123456789012:role/WildRydes/Rider",
    RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
    Description: "for machines",
    MaxSessionDuration: 7200,
    AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)),
  });
});

test("characters that encodeURIComponent leaves alone are encoded too", async () => {
  await createRole();
  const document = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::a!(b)'c" },
  });
  await ask(iam, "PutRolePolicy", { RoleName: "Rider", PolicyName: "p", PolicyDocument: document });
  const { PolicyDocument: shown } = await ask(iam, "GetRolePolicy", { RoleName: "Rider", PolicyName: "p" });
  expect(shown).toContain("s3%3A%2A");
  expect(shown).toContain("a%21%28b%29%27c");
  expect(decodeURIComponent(String(shown))).toBe(document);
});

test("a second role of the same name is refused, whatever its capitals", async () => {
  await createRole();
  expect(await refusal(createRole())).toBe("EntityAlreadyExists: Role with name Rider already exists.");
  expect(await refusal(createRole({ RoleName: "RIDER" }))).toBe(
    "EntityAlreadyExists: Role with name RIDER already exists.",
  );
});

test("a role that is not there cannot be found", async () => {
  const missing = "NoSuchEntity: The role with name Nobody cannot be found.";
  for (const operation of ["GetRole", "DeleteRole", "ListRolePolicies", "ListAttachedRolePolicies", "ListRoleTags"]) {
    expect(await refusal(ask(iam, operation, { RoleName: "Nobody" }))).toBe(missing);
  }
});

test("a role with policies cannot be deleted", async () => {
  await createRole();
  await ask(iam, "PutRolePolicy", { RoleName: "Rider", PolicyName: "p", PolicyDocument: JSON.stringify(policy) });
  const arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
  await ask(iam, "AttachRolePolicy", { RoleName: "Rider", PolicyArn: arn });
  const remove = () => ask(iam, "DeleteRole", { RoleName: "Rider" });
  expect(await refusal(remove())).toBe("DeleteConflict: Cannot delete entity, must detach all policies first.");
  await ask(iam, "DetachRolePolicy", { RoleName: "Rider", PolicyArn: arn });
  expect(await refusal(remove())).toBe("DeleteConflict: Cannot delete entity, must delete policies first.");
  await ask(iam, "DeleteRolePolicy", { RoleName: "Rider", PolicyName: "p" });
  await remove();
  expect(await refusal(remove())).toBe("NoSuchEntity: The role with name Rider cannot be found.");
});

test("what a role may do is its inline and its attached policies", async () => {
  const role = "arn:aws:iam::123456789012:role/WildRydes/Rider";
  expect(rolePolicies(host.store, role)).toBeUndefined();
  await createRole({ Path: "/WildRydes/" });
  await ask(iam, "PutRolePolicy", { RoleName: "Rider", PolicyName: "p", PolicyDocument: JSON.stringify(policy) });
  await ask(iam, "AttachRolePolicy", {
    RoleName: "Rider",
    PolicyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
  });
  expect(rolePolicies(host.store, role)).toEqual({
    trust,
    policies: [
      policy,
      {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: "*",
          },
        ],
      },
    ],
  });
  expect(rolePolicies(host.store, "arn:aws:iam::123456789012:role/Rider")).toBeUndefined();
  expect(rolePolicies(host.store, "arn:aws:iam::210987654321:role/WildRydes/Rider")).toBeUndefined();
});

test("roles belong to an account and to every region of it", async () => {
  await createRole();
  const elsewhere = await ask(iam, "GetRole", { RoleName: "Rider" }, person("123456789012", "eu-west-1"));
  expect(elsewhere).toHaveProperty("Role.RoleName", "Rider");
  expect(await refusal(ask(iam, "GetRole", { RoleName: "Rider" }, person("210987654321")))).toBe(
    "NoSuchEntity: The role with name Rider cannot be found.",
  );
});

test("roles are listed by path, in pages, without their tags", async () => {
  for (const name of ["c", "a", "b"])
    await createRole({ RoleName: name, Path: "/x/", Tags: [{ Key: "k", Value: "v" }] });
  await createRole({ RoleName: "other" });
  const first = await ask(iam, "ListRoles", { PathPrefix: "/x", MaxItems: 2 });
  expect(first).toMatchObject({ Roles: [{ RoleName: "a" }, { RoleName: "b" }], IsTruncated: true });
  expect(first).not.toHaveProperty("Roles.0.Tags");
  const second = await ask(iam, "ListRoles", { PathPrefix: "/x", MaxItems: 2, Marker: first["Marker"] });
  expect(second).toMatchObject({ Roles: [{ RoleName: "c" }], IsTruncated: false });
  expect(second).not.toHaveProperty("Marker");
  expect(await refusal(ask(iam, "ListRoles", { MaxItems: 0 }))).toBe(
    "ValidationError: 1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
  );
});

test("a role is changed: description, session, trust, tags", async () => {
  await createRole({ Tags: [{ Key: "stage", Value: "1" }] });
  await ask(iam, "UpdateRole", { RoleName: "Rider", Description: "new", MaxSessionDuration: 3600 });
  const other = JSON.stringify(trust).replace("lambda", "states");
  await ask(iam, "UpdateAssumeRolePolicy", { RoleName: "Rider", PolicyDocument: other });
  await ask(iam, "TagRole", {
    RoleName: "Rider",
    Tags: [
      { Key: "stage", Value: "2" },
      { Key: "a", Value: "" },
    ],
  });
  expect(await ask(iam, "ListRoleTags", { RoleName: "Rider" })).toEqual({
    Tags: [
      { Key: "a", Value: "" },
      { Key: "stage", Value: "2" },
    ],
    IsTruncated: false,
  });
  await ask(iam, "UntagRole", { RoleName: "Rider", TagKeys: ["a", "absent"] });
  const { Role: role } = await ask(iam, "GetRole", { RoleName: "Rider" });
  expect(role).toMatchObject({
    Description: "new",
    AssumeRolePolicyDocument: encodeURIComponent(other),
    Tags: [{ Key: "stage", Value: "2" }],
  });
});

test.each([
  [
    { RoleName: "with space" },
    "ValidationError: The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
  ],
  [
    { RoleName: "r".repeat(65) },
    `ValidationError: 1 validation error detected: Value '${"r".repeat(65)}' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64`,
  ],
  [
    { RoleName: undefined },
    "ValidationError: 1 validation error detected: Value null at 'roleName' failed to satisfy constraint: Member must not be null",
  ],
  [
    { Path: "WildRydes" },
    "ValidationError: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
  ],
  [
    { MaxSessionDuration: 60 },
    "ValidationError: 1 validation error detected: Value '60' at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600",
  ],
  [{ AssumeRolePolicyDocument: "{" }, "MalformedPolicyDocument: This policy contains invalid Json"],
  [{ AssumeRolePolicyDocument: JSON.stringify(policy) }, "MalformedPolicyDocument: Has prohibited field Resource"],
  [
    { PermissionsBoundary: "arn:aws:iam::aws:policy/Nothing" },
    "NoSuchEntity: Scope ARN: arn:aws:iam::aws:policy/Nothing does not exist or is not attachable.",
  ],
  [
    { Tags: [{ Key: "aws:x", Value: "" }] },
    "InvalidInput: Caller is not an owner of the 'aws:' tag prefix and may not use it.",
  ],
  [
    {
      AssumeRolePolicyDocument: JSON.stringify({
        ...trust,
        Statement: Array.from({ length: 30 }, () => trust.Statement[0]),
      }),
    },
    "LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048",
  ],
])("CreateRole refuses bad input %#", async (input, expected) => {
  expect(await refusal(createRole(input))).toBe(expected);
});
