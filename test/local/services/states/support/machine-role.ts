import { IAM } from "@aws-sdk/client-iam";
import type { TestClientConfig } from "../../../support/endpoint.ts";

/** Makes a role that may be assumed by a service, and may do nothing. */
export async function createTrustingRole(
  config: TestClientConfig,
  { RoleName = "machine", service = "states.amazonaws.com" } = {},
): Promise<void> {
  const statement = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await new IAM(config).createRole({ RoleName, AssumeRolePolicyDocument });
}
