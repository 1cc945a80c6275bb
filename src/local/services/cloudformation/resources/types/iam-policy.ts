import type { TemplateMap } from "../../template/value.ts";
import { textProperty, unlessMissing } from "../answer-members.ts";
import { ResourceFailure, type Attributes, type ResourceHandler, type ResourceRequest } from "../handler.ts";
import { documentText, refuseUsersAndGroups, rolesOf } from "../policy-document.ts";
import { json, list, object, text } from "../property-schema.ts";

/** `AWS::IAM::Policy`: an inline policy put into roles. There are no users and groups to put it into here. */
export const iamPolicy: ResourceHandler = {
  type: "AWS::IAM::Policy",
  schema: object(
    {
      Groups: list(text()),
      PolicyDocument: json,
      PolicyName: text({ min: 1, max: 128 }),
      Roles: list(text()),
      Users: list(text()),
    },
    ["PolicyDocument", "PolicyName"],
  ),
  replacing: ["PolicyName"],
  hasAttribute: (name) => name === "Id",
  identify: (_properties, naming) => ({ physicalId: naming.generate({ max: 64 }), chosen: false }),
  create: (request) => put(request, {}),
  async read(request) {
    const PolicyName = textProperty(request.properties, "PolicyName");
    for (const RoleName of rolesOf(request.properties)) {
      const found = await unlessMissing(request.call("iam", "GetRolePolicy", { RoleName, PolicyName }), "NoSuchEntity");
      if (found) return { Id: request.physicalId };
    }
    return undefined;
  },
  update: put,
  remove: (request) => removeFrom(request, rolesOf(request.properties)),
};

async function put(request: ResourceRequest, before: TemplateMap): Promise<Attributes> {
  const { properties } = request;
  refuseUsersAndGroups(properties);
  const roles = rolesOf(properties);
  if (roles.length === 0) {
    throw new ResourceFailure("At least one of [Groups,Roles,Users] must be non-empty.");
  }
  const PolicyName = textProperty(properties, "PolicyName");
  for (const RoleName of roles) {
    const PolicyDocument = documentText(properties["PolicyDocument"]);
    await request.call("iam", "PutRolePolicy", { RoleName, PolicyName, PolicyDocument });
  }
  await removeFrom(
    request,
    rolesOf(before).filter((role) => !roles.includes(role)),
  );
  return { Id: request.physicalId };
}

async function removeFrom(request: ResourceRequest, roles: readonly string[]): Promise<void> {
  const PolicyName = textProperty(request.properties, "PolicyName");
  for (const RoleName of roles) {
    await unlessMissing(request.call("iam", "DeleteRolePolicy", { RoleName, PolicyName }), "NoSuchEntity");
  }
}
