import type { AssumeRoleCommandInput, AssumeRoleCommandOutput } from "@aws-sdk/client-sts";
import type { KeyRing } from "../../access/keys.ts";
import { rolePrincipal } from "../../access/keys.ts";
import { trustsService } from "../../access/principal.ts";
import { AwsError } from "../../aws-error.ts";
import type { Caller, Operation, ServiceHost } from "../../service.ts";

/**
 * Gives the person the keys of a role that exists, and services those of roles that trust them. A role cannot become
 * another one here.
 */
export function assumeRole(options: {
  host: ServiceHost;
  keys: KeyRing;
}): Operation<AssumeRoleCommandInput, AssumeRoleCommandOutput> {
  return async (input, { caller }) => {
    const roleArn = input.RoleArn ?? "";
    const sessionName = input.RoleSessionName ?? "";
    if (!/^arn:aws:iam::\d{12}:role\/.+/.test(roleArn)) throw new AwsError("ValidationError", `${roleArn} is invalid`);
    if (!/^[\w+=,.@-]{2,64}$/.test(sessionName))
      throw new AwsError(
        "ValidationError",
        `1 validation error detected: Value '${sessionName}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
      );
    if (!(await mayAssume(options.host, roleArn, caller)))
      throw new AwsError(
        "AccessDenied",
        `User: ${caller.principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
        { statusCode: 403 },
      );
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = options.keys.issue(roleArn, sessionName);
    const { arn, userId } = rolePrincipal(roleArn, sessionName);
    return {
      Credentials: {
        AccessKeyId: accessKeyId,
        SecretAccessKey: secretAccessKey,
        SessionToken: sessionToken,
        Expiration: expiration,
      },
      AssumedRoleUser: { Arn: arn, AssumedRoleId: userId },
    };
  };
}

async function mayAssume(host: ServiceHost, roleArn: string, caller: Caller): Promise<boolean> {
  if (caller.principal.type === "assumed-role") return false;
  const trust = await readTrustPolicy(host, roleArn, caller);
  if (trust === undefined) return false;
  return caller.principal.type === "user" || trustsService(JSON.parse(trust), caller.principal.arn);
}

/** The trust policy of a role; undefined where there is none of that name. Nobody needs a permission to be looked up. */
async function readTrustPolicy(host: ServiceHost, roleArn: string, caller: Caller): Promise<string | undefined> {
  const account = roleArn.split(":")[4] ?? caller.account;
  try {
    const output = await host.call({
      service: "iam",
      operation: "GetRole",
      input: { RoleName: roleArn.slice(roleArn.lastIndexOf("/") + 1) },
      caller: { ...caller, principal: { type: "user", arn: `arn:aws:iam::${account}:root`, userId: account } },
    });
    return documentOf(output);
  } catch {
    return undefined;
  }
}

/** The trust policy in GetRole's answer, which is URL-encoded. */
function documentOf(output: unknown): string | undefined {
  const role: unknown = typeof output === "object" && output !== null ? Reflect.get(output, "Role") : undefined;
  const document: unknown =
    typeof role === "object" && role !== null ? Reflect.get(role, "AssumeRolePolicyDocument") : undefined;
  return typeof document === "string" ? decodeURIComponent(document) : undefined;
}
