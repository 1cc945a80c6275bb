import { AwsError } from "../../../aws-error.ts";
import type { PreparedTemplate } from "./prepare-template.ts";

/** IAM's types, and the property that gives such a resource a name of one's own. */
const iamNames: Readonly<Record<string, string | undefined>> = {
  "AWS::IAM::AccessKey": undefined,
  "AWS::IAM::Group": "GroupName",
  "AWS::IAM::InstanceProfile": "InstanceProfileName",
  "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
  "AWS::IAM::Policy": undefined,
  "AWS::IAM::Role": "RoleName",
  "AWS::IAM::User": "UserName",
  "AWS::IAM::UserToGroupAddition": undefined,
};

/** The capability a template asks for, with the resource types that do. */
export function requiredCapabilities(resources: Iterable<{ type: string; properties: object }>): {
  capabilities: ("CAPABILITY_IAM" | "CAPABILITY_NAMED_IAM")[];
  types: string[];
} {
  const iam = [...resources].filter((resource) => Object.hasOwn(iamNames, resource.type));
  if (iam.length === 0) return { capabilities: [], types: [] };
  const named = iam.some((resource) => {
    const nameProperty = iamNames[resource.type];
    return nameProperty !== undefined && Object.hasOwn(resource.properties, nameProperty);
  });
  return {
    capabilities: [named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM"],
    types: [...new Set(iam.map((resource) => resource.type))],
  };
}

/**
 * Checks that a request acknowledges what its template can do.
 *
 * @throws AwsError `InsufficientCapabilitiesException`
 */
export function checkCapabilities(prepared: PreparedTemplate, given: readonly string[] | undefined): void {
  const { capabilities } = requiredCapabilities(prepared.resources.values());
  const missing = capabilities.filter(
    (capability) => !(given?.includes(capability) === true || given?.includes("CAPABILITY_NAMED_IAM") === true),
  );
  if (missing.length === 0) return;
  throw new AwsError("InsufficientCapabilitiesException", `Requires capabilities : [${missing.join(", ")}]`);
}
