import { nameAfterPath, parseArn } from "../../arn.ts";
import { AwsError } from "../aws-error.ts";
import type { Caller, ServiceHost } from "../service.ts";
import { trustsService } from "./principal.ts";

/**
 * Whether a service may become a role: the role is in the caller's account, exists, and its trust policy names the
 * service. The service itself looks: the caller need not be allowed to read the role.
 *
 * @param service such as `lambda.amazonaws.com`
 */
export async function canServiceAssume(
  host: ServiceHost,
  caller: Caller,
  { roleArn, service }: { roleArn: string; service: string },
): Promise<boolean> {
  const account = parseArn(roleArn)?.account;
  const trust = account === caller.account ? await readTrustPolicy(host, roleArn, caller) : undefined;
  return trust !== undefined && trustsService(JSON.parse(trust), { service, region: caller.region });
}

async function readTrustPolicy(host: ServiceHost, roleArn: string, caller: Caller): Promise<string | undefined> {
  try {
    const output = await host.call({
      service: "iam",
      operation: "GetRole",
      input: { RoleName: nameAfterPath(roleArn) },
      caller: {
        ...caller,
        principal: { type: "user", arn: `arn:aws:iam::${caller.account}:root`, userId: caller.account },
      },
    });
    const role = readMember(output, "Role");
    if (readMember(role, "Arn") !== roleArn) return undefined;
    const policy = readMember(role, "AssumeRolePolicyDocument");
    return typeof policy === "string" ? decodeURIComponent(policy) : undefined;
  } catch (error) {
    if (error instanceof AwsError && error.code.startsWith("NoSuchEntity")) return undefined;
    throw error;
  }
}

function readMember(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
