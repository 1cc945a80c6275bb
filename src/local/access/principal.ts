/**
 * The statements of resource policies that speak of a service, and of everybody.
 *
 * @param service its name, such as `sns.amazonaws.com`
 */
export function statementsFor(policies: readonly unknown[], service: string): unknown[] {
  return policies
    .flatMap((policy) => listOf(memberOf(policy, "Statement")))
    .filter((statement) => namesService(memberOf(statement, "Principal"), service));
}

/** True when a role's trust policy lets a service become the role. */
export function trustsService(policy: unknown, service: string): boolean {
  return statementsFor([policy], service).some((statement) => memberOf(statement, "Effect") === "Allow");
}

function namesService(principal: unknown, service: string): boolean {
  if (principal === "*" || listOf(memberOf(principal, "AWS")).includes("*")) return true;
  return listOf(memberOf(principal, "Service")).some((name) => name === service || name === "*");
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
