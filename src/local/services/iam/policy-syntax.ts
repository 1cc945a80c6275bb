import { countElements } from "../../../arn.ts";
import { AwsError } from "../../aws-error.ts";

type Statement = Record<string, unknown>;

const policyMembers = new Set(["Version", "Id", "Statement"]);
const statementMembers = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]);
const assumeActions =
  /^sts:(AssumeRole|AssumeRoleWithSAML|AssumeRoleWithWebIdentity|TagSession|SetSourceIdentity|SetContext|\*)$|^\*$/iu;

/**
 * Checks that a text is an identity policy by IAM's grammar and returns it parsed.
 *
 * @throws AwsError `MalformedPolicyDocument` with the text IAM gives
 */
export function parseIdentityPolicy(text: string): Record<string, unknown> {
  const policy = parsePolicy(text, "Syntax errors in policy.");
  for (const statement of statementsOf(policy)) {
    if ("Principal" in statement || "NotPrincipal" in statement) {
      throw malformed("Policy document should not specify a principal.");
    }
    checkActions(statement);
    checkResources(statement);
  }
  return policy;
}

/**
 * Checks that a text is a role's trust policy and returns it parsed.
 *
 * @throws AwsError `MalformedPolicyDocument` with the text IAM gives
 */
export function parseTrustPolicy(text: string): Record<string, unknown> {
  const policy = parsePolicy(text, "This policy contains invalid Json");
  for (const statement of statementsOf(policy)) {
    if ("Resource" in statement || "NotResource" in statement) throw malformed("Has prohibited field Resource");
    if (!("Principal" in statement || "NotPrincipal" in statement)) throw malformed("Missing required field Principal");
    checkPrincipal(statement["Principal"] ?? statement["NotPrincipal"]);
    const actions = textsOf(statement["Action"]);
    if (actions === undefined) throw malformed("Missing required field Action");
    if (!actions.every((action) => assumeActions.test(action))) {
      throw malformed("AssumeRole policy may only specify STS AssumeRole actions.");
    }
  }
  return policy;
}

function parsePolicy(text: string, notJson: string): Record<string, unknown> {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    throw malformed(notJson);
  }
  if (!isRecord(policy)) throw malformed("Syntax errors in policy.");
  if (Object.keys(policy).some((member) => !policyMembers.has(member))) throw malformed("Syntax errors in policy.");
  const version = policy["Version"] ?? "2008-10-17";
  if (version !== "2012-10-17" && version !== "2008-10-17") throw malformed("Syntax errors in policy.");
  const sids = new Set<string>();
  const statements = statementsOf(policy);
  if (statements.length === 0) throw malformed("Syntax errors in policy.");
  for (const statement of statements) {
    checkStatement(statement);
    const sid = statement["Sid"];
    if (typeof sid !== "string" || sid === "") continue;
    if (sids.has(sid)) throw malformed("Statement IDs (SID) in a single policy must be unique.");
    sids.add(sid);
  }
  return policy;
}

function statementsOf(policy: Record<string, unknown>): Statement[] {
  const statement = policy["Statement"];
  const list: unknown[] = Array.isArray(statement) ? statement : [statement];
  return list.map((each) => {
    if (!isRecord(each)) throw malformed("Syntax errors in policy.");
    return each;
  });
}

function checkStatement(statement: Statement): void {
  const { Sid: sid, Effect: effect, Condition: condition } = statement;
  const wrong =
    Object.keys(statement).some((member) => !statementMembers.has(member)) ||
    (effect !== "Allow" && effect !== "Deny") ||
    (sid !== undefined && (typeof sid !== "string" || !/^[A-Za-z0-9]*$/u.test(sid))) ||
    (condition !== undefined && !isCondition(condition)) ||
    ("Action" in statement && "NotAction" in statement) ||
    ("Resource" in statement && "NotResource" in statement) ||
    ("Principal" in statement && "NotPrincipal" in statement);
  if (wrong) throw malformed("Syntax errors in policy.");
}

function checkActions(statement: Statement): void {
  const given = statement["Action"] ?? statement["NotAction"];
  if (given === undefined) throw malformed("Policy statement must contain actions.");
  const actions = textsOf(given);
  if (actions === undefined) throw malformed("Syntax errors in policy.");
  if (actions.length === 0) throw malformed("Policy statement must contain actions.");
  for (const action of actions) {
    if (action === "*") continue;
    const parts = action.split(":");
    if (parts.length > 2) throw malformed("Actions/Condition can contain only one colon.");
    if (parts.length < 2) {
      throw malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
    }
    if (!/^[a-z0-9-]+$/iu.test(parts[0] ?? "")) throw malformed(`Vendor ${parts[0]} is not valid`);
    if (!/^[a-z0-9*?]+$/iu.test(parts[1] ?? "")) throw malformed("Syntax errors in policy.");
  }
}

function checkResources(statement: Statement): void {
  const given = statement["Resource"] ?? statement["NotResource"];
  if (given === undefined) throw malformed("Policy statement must contain resources.");
  const resources = textsOf(given);
  if (resources === undefined) throw malformed("Syntax errors in policy.");
  if (resources.length === 0) throw malformed("Policy statement must contain resources.");
  for (const resource of resources) {
    if (resource === "*" || resource === "") {
      if (resource === "*") continue;
    } else if (resource.startsWith("arn:")) {
      if (countElements(resource) >= 6 || resource.includes("*")) continue;
      throw malformed("The policy failed legacy parsing");
    }
    throw malformed(`Resource ${resource} must be in ARN format or "*".`);
  }
}

function checkPrincipal(principal: unknown): void {
  if (principal === "*") return;
  if (!isRecord(principal) || Object.keys(principal).length === 0) {
    throw malformed("Missing required field Principal cannot be empty!");
  }
  for (const [kind, value] of Object.entries(principal)) {
    const names = textsOf(value);
    if (names === undefined || names.length === 0) throw malformed("Missing required field Principal cannot be empty!");
    for (const name of names) {
      if (!isPrincipal(kind, name)) throw malformed(`Invalid principal in policy: "${kind.toUpperCase()}":"${name}"`);
    }
  }
}

function isPrincipal(kind: string, name: string): boolean {
  if (kind === "Service") return /^[a-z0-9.-]+\.(amazonaws\.com|amazon\.com|aws\.internal)$/u.test(name);
  if (kind === "AWS") return /^(\*|\d{12}|arn:aws[a-z-]*:(iam|sts)::\d{12}:\S+|A[A-Z0-9]{20})$/u.test(name);
  return kind === "Federated" || kind === "CanonicalUser";
}

function isCondition(condition: unknown): boolean {
  return isRecord(condition) && Object.values(condition).every(isRecord);
}

function textsOf(value: unknown): string[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.every((each) => typeof each === "string") ? list : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function malformed(text: string): AwsError {
  return new AwsError("MalformedPolicyDocument", text);
}
