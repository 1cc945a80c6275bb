import type { AssumeRoleCommandInput, AssumeRoleCommandOutput } from "@aws-sdk/client-sts";
import type { KeyRing } from "../../access/keys.ts";
import { rolePrincipal } from "../../access/keys.ts";
import { AwsError } from "../../aws-error.ts";
import type { Caller, Operation, ServiceHost } from "../../service.ts";

/** Gives the person the keys of a role that exists. A role cannot become another one here. */
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
    if (caller.principal.type !== "user" || !(await roleExists(options.host, roleArn, caller)))
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

async function roleExists(host: ServiceHost, roleArn: string, caller: Caller): Promise<boolean> {
  try {
    await host.call({
      service: "iam",
      operation: "GetRole",
      input: { RoleName: roleArn.slice(roleArn.lastIndexOf("/") + 1) },
      caller,
    });
    return true;
  } catch {
    return false;
  }
}
