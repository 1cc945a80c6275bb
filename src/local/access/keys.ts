import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { readRegularFile, replaceFile } from "../regular-file.ts";
import { nameAfterPath, parseArn } from "../../arn.ts";
import type { Caller, Principal, RoleCredentials } from "../service.ts";

/** The one account of the endpoint. */
export const localAccount = "123456789012";

/** The person's own keys, as a client is configured with them. */
interface PersonKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Looks up who an access key belongs to; undefined where it belongs to nobody or its token is not genuine. */
export interface KeyRing {
  readonly person: PersonKeys;
  find(
    accessKeyId: string,
    sessionToken: string | undefined,
  ): { secretAccessKey: string; principal: Principal } | "expired" | undefined;
  /** @param session how long the keys last, twelve hours by default, and the policy, as JSON, that narrows them */
  issue(
    roleArn: string,
    sessionName: string,
    session?: { readonly seconds?: number; readonly policy?: string },
  ): RoleCredentials & { readonly expiration: Date };
}

/** The user that owns the account: the person whose keys the data folder holds. */
export const personArn = `arn:aws:iam::${localAccount}:user/wildrydes`;

const sessionMilliseconds = 12 * 60 * 60 * 1000;

/**
 * The keys of a data folder: the person's, random and readable by the owner alone, and those of roles, which need no
 * table: the session token holds the role and is signed, the secret follows from the token.
 */
export function openKeyRing(options: { dataFolder: string; acceptTestKeys: boolean; now: () => number }): KeyRing {
  const person = loadPersonKeys(options.dataFolder);
  const sign = (text: string): string => createHmac("sha256", person.secretAccessKey).update(text).digest("base64url");
  const personPrincipal: Principal = {
    type: "user",
    arn: personArn,
    userId: "AIDAWILDRYDESLOCALUSER",
  };
  return {
    person,
    find(accessKeyId, sessionToken) {
      // The person's keys have no session: a token with them is not genuine.
      if (accessKeyId === person.accessKeyId && sessionToken) return undefined;
      if (accessKeyId === person.accessKeyId)
        return { secretAccessKey: person.secretAccessKey, principal: personPrincipal };
      if (options.acceptTestKeys && accessKeyId === "test")
        return { secretAccessKey: "test", principal: personPrincipal };
      if (!accessKeyId.startsWith("ASIA") || !sessionToken) return undefined;
      const [payload = "", signature] = sessionToken.split(".");
      if (sign(payload) !== signature || accessKeyOf(sign, payload) !== accessKeyId) return undefined;
      const [roleArn = "", sessionName = "", expires, policy] = Buffer.from(payload, "base64url")
        .toString("utf8")
        .split("\n");
      if (Number(expires) < options.now()) return "expired";
      const principal = rolePrincipal(roleArn, sessionName);
      const narrowed = policy ? { ...principal, sessionPolicy: JSON.parse(policy) } : principal;
      return { secretAccessKey: sign(`secret ${payload}`), principal: narrowed };
    },
    issue(roleArn, sessionName, { seconds, policy = "" } = {}) {
      const lasts = seconds === undefined ? sessionMilliseconds : seconds * 1000;
      const expiration = new Date(options.now() + lasts);
      const text = [roleArn, sessionName, expiration.getTime(), policy].join("\n");
      const payload = Buffer.from(text).toString("base64url");
      return {
        accessKeyId: accessKeyOf(sign, payload),
        secretAccessKey: sign(`secret ${payload}`),
        sessionToken: `${payload}.${sign(payload)}`,
        expiration,
      };
    },
  };
}

function accessKeyOf(sign: (text: string) => string, payload: string): string {
  return `ASIA${sign(`id ${payload}`)
    .replaceAll(/[^A-Za-z0-9]/g, "")
    .toUpperCase()
    .slice(0, 16)}`;
}

/** The principal of a role session: `arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION`. */
export function rolePrincipal(roleArn: string, sessionName: string): Principal {
  const account = parseArn(roleArn)?.account ?? localAccount;
  const roleName = nameAfterPath(roleArn);
  const id = createHmac("sha256", "role id").update(roleArn).digest("hex").toUpperCase().slice(0, 17);
  return {
    type: "assumed-role",
    roleArn,
    arn: `arn:aws:sts::${account}:assumed-role/${roleName}/${sessionName}`,
    userId: `AROA${id}:${sessionName}`,
  };
}

/** The caller a role becomes in its own account and a region. */
export function roleCaller(roleArn: string, sessionName: string, region: string): Caller {
  return {
    account: parseArn(roleArn)?.account || localAccount,
    region,
    principal: rolePrincipal(roleArn, sessionName),
  };
}

/**
 * The caller that a service of AWS is when it acts for itself.
 *
 * @param service its name, such as `sns.amazonaws.com`
 * @param sourceArn the resource for whose sake it calls; account and, if it has one, region are read from it
 */
export function serviceCaller(service: string, sourceArn: string, region?: string): Caller {
  const { region: sourceRegion = "", account = "" } = parseArn(sourceArn) ?? {};
  return {
    account: account || localAccount,
    region: region ?? sourceRegion,
    principal: { type: "service", arn: service, userId: service, sourceArn },
  };
}

/**
 * Keys that cannot be read are made anew: nothing in the folder depends on them, only shells that have the old ones.
 */
function loadPersonKeys(dataFolder: string): PersonKeys {
  const file = join(dataFolder, "keys.json");
  const stored = readKeys(file);
  if (stored) return stored;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const made: PersonKeys = {
    accessKeyId: `AKIA${randomBytes(10).toString("hex").toUpperCase().slice(0, 16)}`,
    secretAccessKey: randomBytes(30).toString("base64url"),
  };
  replaceFile(file, JSON.stringify(made));
  return made;
}

function readKeys(file: string): PersonKeys | undefined {
  if (!existsSync(file)) return undefined;
  const text = readRegularFile(file);
  if (text === undefined) return undefined;
  try {
    const stored: unknown = JSON.parse(text);
    const isWhole = stored && typeof stored === "object" && "accessKeyId" in stored && "secretAccessKey" in stored;
    if (!isWhole || !stored.accessKeyId || !stored.secretAccessKey) return undefined;
    return { accessKeyId: String(stored.accessKeyId), secretAccessKey: String(stored.secretAccessKey) };
  } catch {
    return undefined;
  }
}
