import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { readRegularFile, replaceFile } from "../regular-file.ts";
import type { ConditionKeys } from "./conditions.ts";
import { evaluatePolicies, type RequiredPermission } from "./policy.ts";

/**
 * The policy that restricts the user's own calls, as policies restrict a role. Without one, the user owns the account
 * and is allowed everything.
 */
export interface CallerPolicy {
  current(): unknown;
  /** Reads the stored policy again when it changed. */
  reload(): void;
  /** Notes in the log, once for each, which statement allowed what: a policy is written and checked by it. */
  noteUse(permission: RequiredPermission, keys: ConditionKeys): void;
}

const policyFile = (dataFolder: string): string => join(dataFolder, "caller-policy.json");

/** The stored policy of a data folder, parsed; undefined where there is none. */
export function readCallerPolicy(dataFolder: string): unknown {
  try {
    return JSON.parse(readRegularFile(policyFile(dataFolder)) ?? "");
  } catch {
    return undefined;
  }
}

/** @param policy a policy document; undefined removes the stored one */
export function writeCallerPolicy(dataFolder: string, policy: object | undefined): void {
  const file = policyFile(dataFolder);
  if (policy === undefined) return rmSync(file, { force: true });
  replaceFile(file, `${JSON.stringify(policy, null, 2)}\n`);
}

/** The policy of a data folder as it is now and after each `reload`. */
export function openCallerPolicy(options: { dataFolder: string; log: (line: string) => void }): CallerPolicy {
  const { dataFolder, log } = options;
  let changedAt = -1;
  let policy: unknown;
  let noted = new Set<string>();

  function reload(): void {
    const moment = statSync(policyFile(dataFolder), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (moment === changedAt) return;
    changedAt = moment;
    // A file that cannot be read allows nothing: the person must not own the account by a slip.
    policy = moment === 0 ? undefined : (readCallerPolicy(dataFolder) ?? { Statement: [] });
    noted = new Set();
    if (moment !== 0) log(`caller policy: ${statementsOf(policy).length} statements`);
  }

  reload();
  return {
    current: () => policy,
    reload,
    noteUse(permission, keys) {
      const names = statementsOf(policy).flatMap((statement, index) =>
        evaluatePolicies([{ Statement: [statement] }], permission, keys) === "allowed"
          ? [nameOf(statement, index)]
          : [],
      );
      const line = `caller policy: ${permission.action} on ${permission.resource} by ${names.join(" and ")}`;
      if (noted.has(line)) return;
      noted.add(line);
      log(line);
    },
  };
}

/** The statements of a policy document, which may be one or a list. */
export function statementsOf(policy: unknown): unknown[] {
  const statements: unknown =
    policy !== null && typeof policy === "object" && "Statement" in policy ? policy.Statement : [];
  return Array.isArray(statements) ? statements : [statements];
}

function nameOf(statement: unknown, index: number): string {
  const id: unknown = statement !== null && typeof statement === "object" && "Sid" in statement ? statement.Sid : "";
  return typeof id === "string" && id !== "" ? id : `statement ${index + 1}`;
}
