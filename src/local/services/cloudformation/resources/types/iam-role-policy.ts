import { textProperty, unlessMissing } from "../answer-members.ts";
import type { ResourceHandler, ResourceRequest } from "../handler.ts";
import { documentText } from "../policy-document.ts";
import { json, object, text } from "../property-schema.ts";

/** `AWS::IAM::RolePolicy`: one inline policy of one role. */
export const iamRolePolicy: ResourceHandler = {
  type: "AWS::IAM::RolePolicy",
  schema: object(
    { PolicyDocument: json, PolicyName: text({ min: 1, max: 128 }), RoleName: text({ min: 1, max: 64 }) },
    ["PolicyName", "RoleName"],
  ),
  replacing: ["PolicyName", "RoleName"],
  hasAttribute: () => false,
  identify: (properties) => ({
    physicalId: `${textProperty(properties, "PolicyName")}|${textProperty(properties, "RoleName")}`,
    chosen: true,
  }),
  create: put,
  async read(request) {
    const found = await unlessMissing(request.call("iam", "GetRolePolicy", namesOf(request)), "NoSuchEntity");
    return found && {};
  },
  update: put,
  async remove(request) {
    await unlessMissing(request.call("iam", "DeleteRolePolicy", namesOf(request)), "NoSuchEntity");
  },
};

async function put(request: ResourceRequest): Promise<Record<string, never>> {
  const PolicyDocument = documentText(request.properties["PolicyDocument"]);
  await request.call("iam", "PutRolePolicy", { ...namesOf(request), PolicyDocument });
  return {};
}

function namesOf({ properties }: ResourceRequest): { PolicyName: string; RoleName: string } {
  return { PolicyName: textProperty(properties, "PolicyName"), RoleName: textProperty(properties, "RoleName") };
}
