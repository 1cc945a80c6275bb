import { createHash } from "node:crypto";
import { parseArn } from "../../arn.ts";
import { readIdentity } from "../../aws/identity.ts";
import type { Tags } from "../../aws/tags.ts";
import type { Environment } from "../environment.ts";
import { packageVersion } from "../package-files.ts";
import { canonicalDefinition } from "../stages.ts";

/** The tags that everything carries that is made here. */
export const tagNames = {
  environment: "wildrydes:env",
  owner: "wildrydes:owner",
  version: "wildrydes:version",
  /** Digest of the definition that was deployed: another definition is somebody's own edit. */
  definition: "wildrydes:definition",
} as const;

/** The value of the tag for the environment without a name. */
const unnamed = "default";

/** The tags of whatever this caller makes in this environment. */
export async function environmentTags(environment: Environment): Promise<Tags> {
  const { arn } = await readIdentity(environment.session);
  return new Map([
    [tagNames.environment, environmentTag(environment)],
    [tagNames.owner, ownerOf(arn)],
    [tagNames.version, await packageVersion()],
  ]);
}

/** The value of `wildrydes:env`. */
export function environmentTag({ target }: Environment): string {
  return target.environment ?? unnamed;
}

/** Session names that the SDKs, the AWS CLI and EC2 make up for each session. */
const madeUpSession = /^(aws-sdk-[a-z]+-|aws-go-sdk-|botocore-session-|AWSCLI-Session|i-[0-9a-f]{8,}$)|^\d{10,}$/;

/**
 * Returns who a caller is from one day to the next: the user, or the role with its session's name where a person or a
 * pipeline chose that name.
 *
 * @param arn as GetCallerIdentity answers it
 */
export function ownerOf(arn: string): string {
  const [kind = "", ...path] = (parseArn(arn)?.resource ?? "").split("/");
  const names = kind === "assumed-role" ? roleAndSession(path) : path.slice(-1);
  const owner = names.length === 0 ? kind : names.join("/");
  return owner.replaceAll(/[^\w .:/=+@-]/g, "-").slice(0, 256);
}

function roleAndSession([role = "", session = ""]: readonly string[]): string[] {
  return session === "" || madeUpSession.test(session) ? [role] : [role, session];
}

/** The digest of a definition that `wildrydes:definition` holds; the layout of the JSON does not count. */
export function definitionDigest(definition: string): string {
  return createHash("sha256").update(canonicalDefinition(definition)).digest("hex").slice(0, 32);
}
