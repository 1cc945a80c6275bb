import type { Capability, Parameter, Tag } from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../aws-error.ts";
import { checkCount, requireText } from "../../../service-kit/member-constraints.ts";
import type { Caller, ServiceHost } from "../../../service.ts";
import { prepareStack } from "../deployment/prepare-stack.ts";
import { isAwsType } from "../resources/aws-types.ts";
import { findHandler } from "../resources/registry.ts";
import type { Stack, StackContent } from "../stacks/stack.ts";
import { checkCapabilities } from "../template/capabilities.ts";
import { parseTemplate } from "../template/parse-template.ts";
import type { PreparedTemplate } from "../template/prepare-template.ts";
import { checkRules } from "../template/rules.ts";
import { resolveParameters } from "../template/evaluation/resolve-parameters.ts";
import { refuseTemplate } from "../template/template-error.ts";
import { readStoredParameters } from "./stored-parameters.ts";
import { readTemplateSource } from "./template-source.ts";

/** The members that CreateStack, UpdateStack and CreateChangeSet share. */
interface ContentRequest {
  readonly TemplateBody?: string | undefined;
  readonly TemplateURL?: string | undefined;
  readonly UsePreviousTemplate?: boolean | undefined;
  readonly Parameters?: Parameter[] | undefined;
  readonly Capabilities?: Capability[] | undefined;
  readonly Tags?: Tag[] | undefined;
  readonly NotificationARNs?: string[] | undefined;
}

/**
 * Reads what a stack is to become by a request. Parts that an update leaves out stay as they are.
 *
 * @param previous what the stack has; undefined for a new one
 * @throws AwsError `ValidationError` for a template or parameters that are refused
 */
export async function readContent(
  host: ServiceHost,
  caller: Caller,
  request: ContentRequest,
  previous: StackContent | undefined,
): Promise<StackContent> {
  const body = await readTemplateSource(host, caller, { ...request, previous: previous?.template });
  const template = parseTemplate(body);
  const parameters = resolveParameters({
    definitions: template.parameters,
    given: request.Parameters,
    previous: previous?.parameters,
  });
  const resolved = await readStoredParameters(host, caller, template.parameters, parameters);
  return {
    template: body,
    parameters,
    ...(resolved === undefined ? {} : { resolved }),
    tags: request.Tags === undefined ? (previous?.tags ?? []) : checkTags(request.Tags),
    capabilities: request.Capabilities ?? [],
    notificationArns: request.NotificationARNs ?? previous?.notificationArns ?? [],
  };
}

/**
 * Prepares what a stack is to become and checks that this endpoint can make it.
 *
 * @throws AwsError `ValidationError`, `InsufficientCapabilitiesException`
 */
export function prepareContent(stack: Stack, content: StackContent): PreparedTemplate {
  const prepared = prepareStack(stack, content);
  const unknown = (resources: Iterable<{ type: string }>): string[] => [
    ...new Set([...resources].map(({ type }) => type).filter((type) => !findHandler(type))),
  ];
  const slips = unknown(Object.values(prepared.template.resources)).filter((type) => !isAwsType(type));
  if (slips.length > 0)
    throw refuseTemplate(`Template format error: Unrecognized resource types: [${slips.sort().join(", ")}]`);
  // A resource that its condition leaves out is never made: its type need not be here.
  const absent = unknown(prepared.resources.values());
  if (absent.length > 0) {
    throw refuseTemplate(`This endpoint does not have these resource types of AWS: [${absent.sort().join(", ")}]`);
  }
  for (const { type, deletionPolicy, updateReplacePolicy } of prepared.resources.values()) {
    if (deletionPolicy !== "Snapshot" && updateReplacePolicy !== "Snapshot") continue;
    throw refuseTemplate(`Template error: resource type ${type} does not support deletion policy Snapshot`);
  }
  checkRules(prepared.template, prepared.scope);
  checkCapabilities(prepared, content.capabilities);
  return prepared;
}

function checkTags(tags: readonly Tag[]): Tag[] {
  checkCount("tags", tags, { max: 50 });
  const keys = new Set<string>();
  return tags.map((tag, index) => {
    const member = `tags.${index + 1}.member`;
    const Key = requireText(`${member}.key`, tag.Key, { min: 1, max: 128 });
    const Value = requireText(`${member}.value`, tag.Value, { max: 256 });
    if (Key.toLowerCase().startsWith("aws:")) {
      throw new AwsError("ValidationError", "System tags cannot be added/updated/deleted by the requester");
    }
    if (keys.has(Key)) throw new AwsError("ValidationError", `Duplicate tag keys found: ${Key}`);
    keys.add(Key);
    return { Key, Value };
  });
}
