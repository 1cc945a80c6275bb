import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  type StackResource,
} from "@aws-sdk/client-cloudformation";
import {
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  DeleteRolePolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
  SetDefaultPolicyVersionCommand,
} from "@aws-sdk/client-iam";
import type { TestEndpoint } from "../local/support/endpoint.ts";

/** A statement of a role, or of a policy that several roles have, as a stack made it. */
export interface RoleStatement {
  readonly stack: string;
  /** The role's or the policy's name in the template. */
  readonly role: string;
  readonly statement: string;
  /** The function that has the role, by its name in the template. */
  readonly functionName: string | undefined;
  /** Takes the statement away. */
  remove(): Promise<void>;
  /** Puts the policy back as it was. */
  restore(): Promise<void>;
}

interface Policy {
  readonly Statement: readonly { readonly Sid: string }[];
}

/** Every statement of the roles of a stack, in the order of the template. */
export async function readRoleStatements(endpoint: TestEndpoint, stack: string): Promise<RoleStatement[]> {
  const iam = new IAMClient(endpoint.clientConfig);
  const { StackResources = [] } = await new CloudFormationClient(endpoint.clientConfig).send(
    new DescribeStackResourcesCommand({ StackName: stack }),
  );
  const functions = StackResources.filter(({ ResourceType }) => ResourceType === "AWS::Lambda::Function");
  const found: RoleStatement[] = [];
  for (const resource of StackResources) {
    const { ResourceType, LogicalResourceId: role = "" } = resource;
    const owner = {
      stack,
      role,
      functionName: functions.find(({ LogicalResourceId: name }) => name === role.replace(/Role$/, "Function"))
        ?.LogicalResourceId,
    };
    const statements =
      ResourceType === "AWS::IAM::Role"
        ? await inlineStatements(iam, resource)
        : ResourceType === "AWS::IAM::ManagedPolicy"
          ? await managedStatements(iam, resource)
          : [];
    found.push(...statements.map((statement) => ({ ...owner, ...statement })));
  }
  return found;
}

type Removable = Pick<RoleStatement, "statement" | "remove" | "restore">;

async function inlineStatements(iam: IAMClient, { PhysicalResourceId: RoleName }: StackResource): Promise<Removable[]> {
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const found: Removable[] = [];
  for (const PolicyName of PolicyNames) {
    const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    const whole = decodeURIComponent(PolicyDocument);
    const put = (document: string) =>
      iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: document }));
    for (const { statement, rest } of withoutEach(whole))
      found.push({
        statement,
        async remove() {
          if (rest !== undefined) await put(rest);
          else await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
        },
        async restore() {
          await put(whole);
        },
      });
  }
  return found;
}

async function managedStatements(
  iam: IAMClient,
  { PhysicalResourceId: PolicyArn }: StackResource,
): Promise<Removable[]> {
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: "v1" }));
  return withoutEach(decodeURIComponent(PolicyVersion?.Document ?? "")).map(({ statement, rest }) => {
    let made: string | undefined;
    return {
      statement,
      async remove() {
        const version = { PolicyArn, PolicyDocument: rest, SetAsDefault: true };
        made = (await iam.send(new CreatePolicyVersionCommand(version))).PolicyVersion?.VersionId;
      },
      async restore() {
        await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: "v1" }));
        await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: made }));
      },
    };
  });
}

/** The policy without each of its statements; `rest` is undefined where nothing is left. */
function withoutEach(document: string): { statement: string; rest: string | undefined }[] {
  const policy: Policy = JSON.parse(document);
  return policy.Statement.map(({ Sid }) => {
    const Statement = policy.Statement.filter((one) => one.Sid !== Sid);
    return { statement: Sid, rest: Statement.length > 0 ? JSON.stringify({ ...policy, Statement }) : undefined };
  });
}
