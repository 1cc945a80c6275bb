import type { AssumeRoleCommandInput, AssumeRoleCommandOutput } from "@aws-sdk/client-sts";
import { nameAfterPath, parseArn } from "../../../../arn.ts";
import type { KeyRing } from "../../../access/keys.ts";
import { rolePrincipal } from "../../../access/keys.ts";
import { trustsCaller, trustsService } from "../../../access/principal.ts";
import { AwsError } from "../../../aws-error.ts";
import type { Caller, Operation, ServiceHost } from "../../../service.ts";

/**
 * Returns temporary credentials of a role to a principal that its trust policy names: the user, another role, or a
 * service.
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
    checkDuration(input.DurationSeconds);
    const policy = readSessionPolicy(input);
    if (!(await mayAssume(options.host, roleArn, caller)))
      throw new AwsError(
        "AccessDenied",
        `User: ${caller.principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
        { statusCode: 403 },
      );
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = options.keys.issue(roleArn, sessionName, {
      seconds: input.DurationSeconds ?? defaultSeconds,
      ...(policy === undefined ? {} : { policy }),
    });
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
  const trust = await readTrustPolicy(host, roleArn, caller);
  if (trust === undefined) return false;
  if (caller.principal.type === "service") {
    return trustsService(JSON.parse(trust), { service: caller.principal.arn, region: caller.region });
  }
  // Before this operation runs, the policies of a role that calls have allowed it.
  return trustsCaller(JSON.parse(trust), caller) !== undefined;
}

const defaultSeconds = 3600;

/** AWS's bounds (AWS STS API Reference, "AssumeRole"); a role chained to another lasts an hour at most. */
function checkDuration(seconds: number | undefined): void {
  if (seconds === undefined) return;
  const bound = seconds < 900 ? "greater than or equal to 900" : seconds > 43_200 ? "less than or equal to 43200" : "";
  if (bound === "") return;
  throw new AwsError(
    "ValidationError",
    `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value ${bound}`,
  );
}

/** The session's policy as JSON of one line. Policies by their ARN are not taken. */
function readSessionPolicy({ Policy, PolicyArns }: AssumeRoleCommandInput): string | undefined {
  if (PolicyArns && PolicyArns.length > 0) {
    throw new AwsError("ValidationError", "PolicyArns are not available on the local endpoint; give Policy instead.");
  }
  if (Policy === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(Policy);
    if (typeof parsed === "object" && parsed !== null && "Statement" in parsed) return JSON.stringify(parsed);
  } catch {
    // The same answer as for JSON that is not a policy.
  }
  throw new AwsError("MalformedPolicyDocument", "The policy is not in the valid JSON format.");
}

/**
 * The trust policy of a role; undefined where there is none of that name. Nobody needs a permission to be looked up.
 */
async function readTrustPolicy(host: ServiceHost, roleArn: string, caller: Caller): Promise<string | undefined> {
  const account = parseArn(roleArn)?.account ?? caller.account;
  try {
    const output = await host.call({
      service: "iam",
      operation: "GetRole",
      input: { RoleName: nameAfterPath(roleArn) },
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
