import { resolve } from "node:path";
import { statementsOf, writeCallerPolicy } from "../../local/access/caller-policy.ts";
import { UserError } from "../../user-error.ts";
import { readNamedFile } from "../read-named-file.ts";

export { readCallerPolicy } from "../../local/access/caller-policy.ts";

/**
 * Holds the person at the local endpoint to a policy.
 *
 * @param file a JSON file with an IAM policy; `none` takes the policy back
 * @throws UserError when the file cannot be read or is not a policy
 */
export async function setCallerPolicy(dataFolder: string, file: string): Promise<void> {
  if (file === "none") return writeCallerPolicy(dataFolder, undefined);
  writeCallerPolicy(dataFolder, await readPolicy(resolve(file)));
}

async function readPolicy(file: string): Promise<object> {
  const text = await readNamedFile(
    file,
    (problem, cause) => new UserError({ code: "caller-policy-not-found", values: { file, problem }, cause }),
  );
  const policy = parse(text);
  const statements = statementsOf(policy);
  if (policy === undefined || statements.length === 0 || !statements.every(isStatement))
    throw new UserError({ code: "caller-policy-unreadable", values: { file } });
  return policy;
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? value : undefined;
  } catch {
    return undefined;
  }
}

function isStatement(value: unknown): boolean {
  if (value === null || typeof value !== "object") return false;
  const has = (name: string): boolean => name in value || `Not${name}` in value;
  return "Effect" in value && has("Action") && has("Resource");
}
