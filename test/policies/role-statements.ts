import { CloudFormationClient, DescribeStackResourcesCommand } from "@aws-sdk/client-cloudformation";
import {
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import type { TestEndpoint } from "../local/support/endpoint.ts";

/** A statement of a role that a stack made. */
export interface RoleStatement {
  readonly stack: string;
  /** The role's name in the template. */
  readonly role: string;
  readonly statement: string;
  /** The function that has the role, by its name in the template. */
  readonly functionName: string | undefined;
  /** Takes the statement out of the role. */
  remove(): Promise<void>;
  /** Puts the policy back as it was. */
  restore(): Promise<void>;
}

/** Every statement of the roles of a stack, in the order of the template. */
export async function readRoleStatements(endpoint: TestEndpoint, stack: string): Promise<RoleStatement[]> {
  const iam = new IAMClient(endpoint.clientConfig);
  const { StackResources = [] } = await new CloudFormationClient(endpoint.clientConfig).send(
    new DescribeStackResourcesCommand({ StackName: stack }),
  );
  const functions = StackResources.filter(({ ResourceType }) => ResourceType === "AWS::Lambda::Function");
  const functionOf = (role: string): string | undefined =>
    functions.find(({ LogicalResourceId: name }) => name === role.replace(/Role$/, "Function"))?.LogicalResourceId;
  const found: RoleStatement[] = [];
  for (const { ResourceType, LogicalResourceId: role = "", PhysicalResourceId: RoleName } of StackResources) {
    if (ResourceType !== "AWS::IAM::Role") continue;
    const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    for (const PolicyName of PolicyNames) {
      const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      const whole = decodeURIComponent(PolicyDocument);
      const policy: { Statement: { Sid: string }[] } = JSON.parse(whole);
      const put = (document: string) =>
        iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: document }));
      for (const { Sid } of policy.Statement)
        found.push({
          stack,
          role,
          statement: Sid,
          functionName: functionOf(role),
          async remove() {
            const Statement = policy.Statement.filter((one) => one.Sid !== Sid);
            if (Statement.length > 0) await put(JSON.stringify({ ...policy, Statement }));
            else await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
          },
          async restore() {
            await put(whole);
          },
        });
    }
  }
  return found;
}
