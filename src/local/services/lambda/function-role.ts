import { nameAfterPath, parseArn } from "../../../arn.ts";
import { trustsService } from "../../access/principal.ts";
import { AwsError } from "../../aws-error.ts";
import type { Caller, ServiceHost } from "../../service.ts";

const lambdaPrincipal = "lambda.amazonaws.com";

/**
 * Checks that Lambda may become a function's role: the role exists and its trust policy names Lambda.
 *
 * @throws AwsError `InvalidParameterValueException`
 */
export async function checkRole(host: ServiceHost, roleArn: string, caller: Caller): Promise<void> {
  const account = parseArn(roleArn)?.account;
  const trust = account === caller.account ? await readTrustPolicy(host, roleArn, caller) : undefined;
  if (trust !== undefined && trustsService(JSON.parse(trust), { service: lambdaPrincipal, region: caller.region }))
    return;
  throw new AwsError(
    "InvalidParameterValueException",
    "The role defined for the function cannot be assumed by Lambda.",
  );
}

async function readTrustPolicy(host: ServiceHost, roleArn: string, caller: Caller): Promise<string | undefined> {
  try {
    const output = await host.call({
      service: "iam",
      operation: "GetRole",
      input: { RoleName: nameAfterPath(roleArn) },
      // Lambda itself looks: the caller that makes a function need not be allowed to read its role.
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
