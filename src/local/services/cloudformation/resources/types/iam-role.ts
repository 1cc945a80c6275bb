import { isDeepStrictEqual } from "node:util";
import { isMap, type TemplateMap, type TemplateValue } from "../../template/value.ts";
import { keysGone, membersOf, pick, tagMap, textMember, textProperty, unlessMissing } from "../answer-members.ts";
import type { Attributes, ResourceHandler, ResourceRequest } from "../handler.ts";
import { documentText } from "../policy-document.ts";
import { integer, json, list, object, tagList, text } from "../property-schema.ts";

/** `AWS::IAM::Role`, with the policies that are written in it. */
export const iamRole: ResourceHandler = {
  type: "AWS::IAM::Role",
  schema: object(
    {
      AssumeRolePolicyDocument: json,
      Description: text({ max: 1000 }),
      ManagedPolicyArns: list(text()),
      MaxSessionDuration: integer({ min: 3600, max: 43_200 }),
      Path: text(),
      PermissionsBoundary: text(),
      Policies: list(object({ PolicyDocument: json, PolicyName: text() }, ["PolicyDocument", "PolicyName"])),
      RoleName: text({ min: 1, max: 64, pattern: /^[\w+=,.@-]+$/u }),
      Tags: tagList,
    },
    ["AssumeRolePolicyDocument"],
  ),
  replacing: ["Path", "RoleName"],
  hasAttribute: (name) => name === "Arn" || name === "RoleId",
  identify: (properties, naming) => ({
    physicalId: textProperty(properties, "RoleName") || naming.generate({ max: 64 }),
    chosen: "RoleName" in properties,
  }),
  async create(request) {
    const answer = await request.call("iam", "CreateRole", {
      RoleName: request.physicalId,
      AssumeRolePolicyDocument: documentText(request.properties["AssumeRolePolicyDocument"]),
      ...pick(request.properties, ["Description", "MaxSessionDuration", "Path", "PermissionsBoundary", "Tags"]),
    });
    await applyPolicies(request, {});
    return attributesOf(answer);
  },
  async read(request) {
    const answer = await unlessMissing(
      request.call("iam", "GetRole", { RoleName: request.physicalId }),
      "NoSuchEntity",
    );
    return answer && attributesOf(answer);
  },
  async update(request, before) {
    const { properties, physicalId: RoleName } = request;
    const changed = (name: string): boolean => !isDeepStrictEqual(properties[name], before[name]);
    if (changed("AssumeRolePolicyDocument")) {
      const PolicyDocument = documentText(properties["AssumeRolePolicyDocument"]);
      await request.call("iam", "UpdateAssumeRolePolicy", { RoleName, PolicyDocument });
    }
    if (changed("Description") || changed("MaxSessionDuration")) {
      const { Description = "", MaxSessionDuration = 3600 } = properties;
      await request.call("iam", "UpdateRole", { RoleName, Description, MaxSessionDuration });
    }
    if (changed("PermissionsBoundary")) {
      const { PermissionsBoundary } = properties;
      await (PermissionsBoundary === undefined
        ? unlessMissing(request.call("iam", "DeleteRolePermissionsBoundary", { RoleName }), "NoSuchEntity")
        : request.call("iam", "PutRolePermissionsBoundary", { RoleName, PermissionsBoundary }));
    }
    const gone = keysGone(tagMap(before), tagMap(properties));
    if (gone.length > 0) await request.call("iam", "UntagRole", { RoleName, TagKeys: gone });
    if (changed("Tags") && properties["Tags"] !== undefined) {
      await request.call("iam", "TagRole", { RoleName, Tags: properties["Tags"] });
    }
    await applyPolicies(request, before);
    return attributesOf(await request.call("iam", "GetRole", { RoleName }));
  },
  async remove(request) {
    const RoleName = request.physicalId;
    if (!(await iamRole.read(request))) return;
    for (const PolicyName of Object.keys(inlinePolicies(request.properties))) {
      await unlessMissing(request.call("iam", "DeleteRolePolicy", { RoleName, PolicyName }), "NoSuchEntity");
    }
    for (const PolicyArn of managedPolicies(request.properties)) {
      await unlessMissing(request.call("iam", "DetachRolePolicy", { RoleName, PolicyArn }), "NoSuchEntity");
    }
    await unlessMissing(request.call("iam", "DeleteRole", { RoleName }), "NoSuchEntity");
  },
};

async function applyPolicies(request: ResourceRequest, before: TemplateMap): Promise<void> {
  const RoleName = request.physicalId;
  const [hadInline, wantedInline] = [inlinePolicies(before), inlinePolicies(request.properties)];
  for (const PolicyName of keysGone(hadInline, wantedInline)) {
    await unlessMissing(request.call("iam", "DeleteRolePolicy", { RoleName, PolicyName }), "NoSuchEntity");
  }
  for (const [PolicyName, PolicyDocument] of Object.entries(wantedInline)) {
    if (hadInline[PolicyName] === PolicyDocument) continue;
    await request.call("iam", "PutRolePolicy", { RoleName, PolicyName, PolicyDocument });
  }
  const [had, wanted] = [managedPolicies(before), managedPolicies(request.properties)];
  for (const PolicyArn of had.filter((arn) => !wanted.includes(arn))) {
    await unlessMissing(request.call("iam", "DetachRolePolicy", { RoleName, PolicyArn }), "NoSuchEntity");
  }
  for (const PolicyArn of wanted.filter((arn) => !had.includes(arn))) {
    await request.call("iam", "AttachRolePolicy", { RoleName, PolicyArn });
  }
}

function inlinePolicies(properties: TemplateMap): Record<string, string> {
  return Object.fromEntries(
    itemsOf(properties["Policies"])
      .filter(isMap)
      .map((policy) => [textProperty(policy, "PolicyName"), documentText(policy["PolicyDocument"])]),
  );
}

function managedPolicies(properties: TemplateMap): string[] {
  return itemsOf(properties["ManagedPolicyArns"]).filter((arn) => typeof arn === "string");
}

function itemsOf(value: TemplateValue | undefined): TemplateValue[] {
  return Array.isArray(value) ? value : [];
}

function attributesOf(answer: Record<string, unknown>): Attributes {
  const role = membersOf(answer["Role"]);
  return { Arn: textMember(role, "Arn"), RoleId: textMember(role, "RoleId") };
}
