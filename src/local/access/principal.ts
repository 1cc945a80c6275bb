import type { Caller } from "../service.ts";

/** A service that acts for itself, in a region. */
interface ActingService {
  /** Its global name, such as `sns.amazonaws.com`. */
  readonly service: string;
  readonly region: string;
}

/** Services that also go by a name with their region (Step Functions Developer Guide; CloudWatch Logs User Guide). */
const regional: ReadonlySet<string> = new Set(["logs.amazonaws.com", "states.amazonaws.com"]);

/** The statements of resource policies that speak of a service, and of everybody. */
export function statementsFor(policies: readonly unknown[], acting: ActingService): unknown[] {
  return policies
    .flatMap((policy) => listOf(memberOf(policy, "Statement")))
    .filter((statement) => namesService(memberOf(statement, "Principal"), acting));
}

/**
 * The statements of resource policies that speak of a caller. A permission for the whole account leaves the decision to
 * the policies of its roles; a denial for it is one (IAM User Guide, "AWS JSON policy elements: Principal").
 */
export function statementsForCaller(policies: readonly unknown[], { account, principal }: Caller): unknown[] {
  const own = new Set<unknown>([principal.arn, ...(principal.type === "assumed-role" ? [principal.roleArn] : [])]);
  const wholeAccount = new Set<unknown>([account, `arn:aws:iam::${account}:root`]);
  const names = (element: unknown, mayBeAccount: boolean): boolean =>
    element === "*" ||
    listOf(memberOf(element, "AWS")).some(
      (one) => one === "*" || own.has(one) || (mayBeAccount && wholeAccount.has(one)),
    );
  return policies
    .flatMap((policy) => listOf(memberOf(policy, "Statement")))
    .filter((statement) => {
      const denies = memberOf(statement, "Effect") === "Deny";
      const excluded = memberOf(statement, "NotPrincipal");
      return excluded === undefined ? names(memberOf(statement, "Principal"), denies) : !names(excluded, true);
    });
}

/**
 * True when a role's trust policy lets a caller become the role: by the caller's own name, or by the account, when the
 * caller's own policies allow it as well.
 */
export function trustsCaller(policy: unknown, caller: Caller): "by name" | "by account" | undefined {
  const allowing = (statement: unknown): boolean => memberOf(statement, "Effect") === "Allow";
  if (statementsForCaller([policy], caller).some((statement) => !allowing(statement))) return undefined;
  if (statementsForCaller([policy], caller).some(allowing)) return "by name";
  const account = new Set<unknown>([caller.account, `arn:aws:iam::${caller.account}:root`]);
  const statements = listOf(memberOf(policy, "Statement")).filter(allowing);
  const byAccount = statements.some((statement) =>
    listOf(memberOf(memberOf(statement, "Principal"), "AWS")).some((one) => account.has(one)),
  );
  return byAccount ? "by account" : undefined;
}

/** True when a role's trust policy lets a service become the role. */
export function trustsService(policy: unknown, acting: ActingService): boolean {
  return statementsFor([policy], acting).some((statement) => memberOf(statement, "Effect") === "Allow");
}

function namesService(principal: unknown, { service, region }: ActingService): boolean {
  if (principal === "*" || listOf(memberOf(principal, "AWS")).includes("*")) return true;
  const names = new Set<unknown>(["*", service]);
  if (regional.has(service)) names.add(service.replace(".", `.${region}.`));
  return listOf(memberOf(principal, "Service")).some((name) => names.has(name));
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
