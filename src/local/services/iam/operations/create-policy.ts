import type { CreatePolicyCommandInput, CreatePolicyCommandOutput } from "@aws-sdk/client-iam";
import { AwsError } from "../../../aws-error.ts";
import { optionalText, requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { shownPolicy } from "../answer-shapes.ts";
import { checkManagedSize } from "../limits.ts";
import { findPolicyByName, savePolicy, type StoredPolicy } from "../managed-policies.ts";
import { descriptionRule, makeEntityId, nameRule, pathRule } from "../names.ts";
import { parseIdentityPolicy } from "../policy-syntax.ts";
import { checkTags } from "../tags.ts";

/** Creates a customer managed policy. */
export function createPolicy(host: ServiceHost): Operation<CreatePolicyCommandInput, CreatePolicyCommandOutput> {
  return (input, { caller }) => {
    const name = requireText("policyName", input.PolicyName, nameRule("policyName", 128));
    const path = optionalText("path", input.Path, pathRule) ?? "/";
    const document = requireText("policyDocument", input.PolicyDocument, { min: 1, max: 131_072 });
    const description = optionalText("description", input.Description, descriptionRule);
    const tags = checkTags(input.Tags);
    parseIdentityPolicy(document);
    checkManagedSize(document);
    if (findPolicyByName(host.store, caller.account, name)) {
      throw new AwsError(
        "EntityAlreadyExists",
        `A policy called ${name} already exists. Duplicate names are not allowed.`,
        {
          statusCode: 409,
        },
      );
    }
    const created = Math.floor(host.now() / 1000) * 1000;
    const policy: StoredPolicy = {
      name,
      path,
      id: makeEntityId("ANPA"),
      arn: `arn:aws:iam::${caller.account}:policy${path}${name}`,
      created,
      updated: created,
      description,
      tags,
      defaultVersion: "v1",
      versions: [{ id: "v1", document, created }],
      nextVersion: 2,
    };
    savePolicy(host.store, caller.account, policy);
    return {
      Policy: { ...shownPolicy(policy, { attachments: 0, boundaries: 0 }), ...(tags.length > 0 ? { Tags: tags } : {}) },
    };
  };
}
