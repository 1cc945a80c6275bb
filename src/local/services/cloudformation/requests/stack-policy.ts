import { AwsError } from "../../../aws-error.ts";
import { matchesPattern } from "../../../access/pattern.ts";
import type { Caller, ServiceHost } from "../../../service.ts";
import { membersOf } from "../resources/answer-members.ts";
import { refuseTemplate } from "../template/template-error.ts";
import { readTemplateSource } from "./template-source.ts";

/** The effect of an update on a resource, as policies name it. */
export type UpdateAction = "Update:Modify" | "Update:Replace" | "Update:Delete";

/**
 * The text of a stack policy from a request's two members.
 *
 * @throws AwsError `ValidationError` for a text that is not a policy, or two of them
 */
export async function readStackPolicy(
  host: ServiceHost,
  caller: Caller,
  source: { body: string | undefined; url: string | undefined },
): Promise<string | undefined> {
  if (source.body === undefined && source.url === undefined) return undefined;
  if (source.body !== undefined && source.url !== undefined) {
    throw new AwsError("ValidationError", "You cannot specify both StackPolicyURL and StackPolicyBody");
  }
  const text = source.body ?? (await readTemplateSource(host, caller, { TemplateURL: source.url }));
  if (Buffer.byteLength(text) > 16_384) throw refuseTemplate("Stack policy may not exceed 16384 bytes in size.");
  if (statementsOf(text).length === 0) throw refuseTemplate("Error validating stack policy: Invalid stack policy");
  return text;
}

/**
 * Whether a policy lets an update change a resource: what it does not allow is denied, and a denial outranks all
 * (CloudFormation User Guide, "Prevent updates to stack resources").
 *
 * @returns why not; undefined when the update may continue
 */
export function findDenial(
  policy: string | undefined,
  action: UpdateAction,
  resource: { logicalId: string; type: string },
): string | undefined {
  if (policy === undefined) return undefined;
  const name = `LogicalResourceId/${resource.logicalId}`;
  const fitting = statementsOf(policy)
    .map((statement, index) => ({ statement, number: index + 1 }))
    .filter(({ statement }) => applies(statement, action, name, resource.type));
  const denying = fitting.find(({ statement }) => statement["Effect"] === "Deny");
  if (denying === undefined && fitting.some(({ statement }) => statement["Effect"] === "Allow")) return undefined;
  if (denying === undefined) return "Action denied by stack policy: no statement allows it";
  return `Action denied by stack policy: Statement [#${denying.number}] does not allow [${action}] for resource [${name}];`;
}

function statementsOf(policy: string): Record<string, unknown>[] {
  try {
    return listOf(membersOf(JSON.parse(policy))["Statement"]).map(membersOf);
  } catch {
    return [];
  }
}

function applies(statement: Record<string, unknown>, action: UpdateAction, name: string, type: string): boolean {
  const fits = (member: string, text: string): boolean =>
    listOf(statement[member]).some((pattern) => matchesPattern(String(pattern), text));
  const actions = "NotAction" in statement ? !fits("NotAction", action) : fits("Action", action);
  const resources = "NotResource" in statement ? !fits("NotResource", name) : fits("Resource", name);
  return actions && resources && conditionsHold(statement["Condition"], type);
}

/** The only key is ResourceType; an operator that is not here holds for a denial and not for a permission. */
function conditionsHold(condition: unknown, type: string): boolean {
  return Object.values(membersOf(condition)).every((keys) =>
    listOf(membersOf(keys)["ResourceType"]).some((pattern) => matchesPattern(String(pattern), type)),
  );
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
