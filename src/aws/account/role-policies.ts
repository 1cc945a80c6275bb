import { IAMClient, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import { nameAfterPath } from "../../arn.ts";
import type { AwsSession } from "../session.ts";

/** The names of a role's inline policies; undefined where there is no such role. */
export async function listRolePolicies(session: AwsSession, roleArn: string): Promise<readonly string[] | undefined> {
  const RoleName = nameAfterPath(roleArn);
  try {
    const { PolicyNames = [] } = await session.client(IAMClient).send(new ListRolePoliciesCommand({ RoleName }));
    return PolicyNames;
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchEntityException") return undefined;
    throw error;
  }
}
