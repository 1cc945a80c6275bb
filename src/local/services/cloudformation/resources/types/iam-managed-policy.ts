import { isDeepStrictEqual } from "node:util";
import { nameAfterPath } from "../../../../../arn.ts";
import type { TemplateMap } from "../../template/value.ts";
import { membersOf, pick, textMember, textProperty, unlessMissing } from "../answer-members.ts";
import { type Attributes, type ResourceHandler, type ResourceRequest } from "../handler.ts";
import { documentText, refuseUsersAndGroups, rolesOf } from "../policy-document.ts";
import { json, list, object, text } from "../property-schema.ts";

/** `AWS::IAM::ManagedPolicy`. Its physical id is its ARN. */
export const iamManagedPolicy: ResourceHandler = {
  type: "AWS::IAM::ManagedPolicy",
  schema: object(
    {
      Description: text({ max: 1000 }),
      Groups: list(text()),
      ManagedPolicyName: text({ min: 1, max: 128, pattern: /^[\w+=,.@-]+$/u }),
      Path: text(),
      PolicyDocument: json,
      Roles: list(text()),
      Users: list(text()),
    },
    ["PolicyDocument"],
  ),
  replacing: ["Description", "ManagedPolicyName", "Path"],
  hasAttribute: (name) => name === "PolicyArn" || name === "PolicyId",
  identify(properties, naming) {
    const name = textProperty(properties, "ManagedPolicyName") || naming.generate({ max: 128 });
    const path = textProperty(properties, "Path") || "/";
    return {
      physicalId: `arn:aws:iam::${naming.stack.account}:policy${path}${name}`,
      chosen: "ManagedPolicyName" in properties,
    };
  },
  async create(request) {
    const answer = await request.call("iam", "CreatePolicy", {
      PolicyName: nameAfterPath(request.physicalId),
      PolicyDocument: documentText(request.properties["PolicyDocument"]),
      ...pick(request.properties, ["Description", "Path"]),
    });
    await attach(request, {});
    return attributesOf(answer);
  },
  async read(request) {
    const answer = await unlessMissing(
      request.call("iam", "GetPolicy", { PolicyArn: request.physicalId }),
      "NoSuchEntity",
    );
    return answer && attributesOf(answer);
  },
  async update(request, before) {
    const PolicyArn = request.physicalId;
    if (!isDeepStrictEqual(request.properties["PolicyDocument"], before["PolicyDocument"])) {
      await removeOldVersions(request);
      const PolicyDocument = documentText(request.properties["PolicyDocument"]);
      await request.call("iam", "CreatePolicyVersion", { PolicyArn, PolicyDocument, SetAsDefault: true });
    }
    await attach(request, before);
    return attributesOf(await request.call("iam", "GetPolicy", { PolicyArn }));
  },
  async remove(request) {
    if (!(await iamManagedPolicy.read(request))) return;
    await detach(request, rolesOf(request.properties));
    await removeOldVersions(request);
    await unlessMissing(request.call("iam", "DeletePolicy", { PolicyArn: request.physicalId }), "NoSuchEntity");
  },
};

async function attach(request: ResourceRequest, before: TemplateMap): Promise<void> {
  const { properties, physicalId: PolicyArn } = request;
  refuseUsersAndGroups(properties);
  const wanted = rolesOf(properties);
  for (const RoleName of wanted) await request.call("iam", "AttachRolePolicy", { RoleName, PolicyArn });
  await detach(
    request,
    rolesOf(before).filter((role) => !wanted.includes(role)),
  );
}

async function detach(request: ResourceRequest, roles: readonly string[]): Promise<void> {
  for (const RoleName of roles) {
    const input = { RoleName, PolicyArn: request.physicalId };
    await unlessMissing(request.call("iam", "DetachRolePolicy", input), "NoSuchEntity");
  }
}

/** A policy keeps five versions at most and is deleted with one: those that are not in force go first. */
async function removeOldVersions(request: ResourceRequest): Promise<void> {
  const PolicyArn = request.physicalId;
  const { Versions: versions } = await request.call("iam", "ListPolicyVersions", { PolicyArn });
  for (const version of Array.isArray(versions) ? versions.map(membersOf) : []) {
    if (version["IsDefaultVersion"] === true) continue;
    await request.call("iam", "DeletePolicyVersion", { PolicyArn, VersionId: version["VersionId"] });
  }
}

function attributesOf(answer: Record<string, unknown>): Attributes {
  const policy = membersOf(answer["Policy"]);
  return { PolicyArn: textMember(policy, "Arn"), PolicyId: textMember(policy, "PolicyId") };
}
