import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from "@aws-sdk/client-cloudformation";
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  IAMClient,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import {
  ListTagsForResourceCommand as ListCollectionTagsCommand,
  RekognitionClient,
} from "@aws-sdk/client-rekognition";
import { ListTagsForResourceCommand, SFNClient } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runJson } from "../cli/support/run-json.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";

const boundary = "arn:aws:iam::aws:policy/PowerUserAccess";
const stack = "wildrydes-step-module-resources";
let endpoint: TestEndpoint;
let folder: string;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  folder = mkdtempSync(join(tmpdir(), "wildrydes-settings-"));
});
afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

const json = (...words: string[]) => runJson(words, { environment: endpoint.environment, folder });

async function stackTags(): Promise<Record<string, Record<string, string>>> {
  const { Stacks = [] } = await new CloudFormationClient(endpoint.clientConfig).send(new DescribeStacksCommand({}));
  return Object.fromEntries(
    Stacks.map(({ StackName = "", Tags = [] }) => [
      StackName,
      Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value])),
    ]),
  );
}

/** Each role's boundary, and each function's instruction set. @param stackName of this stack alone */
async function settings(stackName?: string) {
  const client = new CloudFormationClient(endpoint.clientConfig);
  const named = stackName && (await client.send(new DescribeStackResourcesCommand({ StackName: stackName })));
  const ids = named ? (named.StackResources ?? []).map(({ PhysicalResourceId }) => PhysicalResourceId) : undefined;
  const isMeant = (name: string | undefined): boolean => ids === undefined || ids.includes(name);
  const iam = new IAMClient(endpoint.clientConfig);
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const boundaries = await Promise.all(
    Roles.filter(({ RoleName }) => isMeant(RoleName)).map(async ({ RoleName }) => {
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
      return Role?.PermissionsBoundary?.PermissionsBoundaryArn;
    }),
  );
  const { Functions = [] } = await new LambdaClient(endpoint.clientConfig).send(new ListFunctionsCommand({}));
  const meant = Functions.filter(({ FunctionName }) => isMeant(FunctionName));
  return {
    roles: boundaries.length,
    boundaries: [...new Set(boundaries)],
    architectures: [...new Set(meant.flatMap(({ Architectures = [] }) => Architectures))],
  };
}

test("setup refuses a setting before it changes anything", async () => {
  const { code, envelope } = await json("setup", "--tags", "aws:owner=me");
  expect({ code, error: envelope.error }).toMatchObject({ code: 2, error: { code: "bad-tag" } });
  expect(await stackTags()).toEqual({});
});

test("everything that is made carries the settings of setup", { timeout: 120_000 }, async () => {
  const words = ["--tags", "cost=1=2", "--tags", "team=Wild Rydes", "--permissions-boundary", boundary];
  expect((await json("setup", ...words, "--arch", "x86_64")).code).toBe(0);
  expect((await json("deploy-machine", "--stage", "4", "--integration", "sdk")).code).toBe(0);
  expect((await json("deploy-machine", "--stage", "1")).code).toBe(0);
  expect((await json("trigger", "enable", "--kind", "eventbridge")).code).toBe(0);
  const chosen = { cost: "1=2", team: "Wild Rydes" };
  const tags = await stackTags();
  expect(Object.keys(tags)).toHaveLength(3);
  for (const one of Object.values(tags)) expect(one).toMatchObject({ ...chosen, "wildrydes:env": "default" });
  const made = await settings();
  expect(made).toMatchObject({ boundaries: [boundary], architectures: ["x86_64"] });
  expect(made.roles).toBeGreaterThan(9);
  const resourceArn = "arn:aws:states:us-west-2:123456789012:stateMachine:RiderPhotoProcessing-sdk-4";
  const machine = await new SFNClient(endpoint.clientConfig).send(new ListTagsForResourceCommand({ resourceArn }));
  expect(machine.tags).toContainEqual({ key: "team", value: "Wild Rydes" });
});

test(
  "a reset collection carries them too, and setup keeps settings that are not given",
  { timeout: 60_000 },
  async () => {
    expect((await json("collection", "reset", "--yes")).code).toBe(0);
    expect((await json("setup")).envelope).toMatchObject({ result: { stack: { change: "unchanged" } } });
    const rekognition = new RekognitionClient(endpoint.clientConfig);
    const ResourceArn = "arn:aws:rekognition:us-west-2:123456789012:collection/rider-photos";
    const { Tags } = await rekognition.send(new ListCollectionTagsCommand({ ResourceArn }));
    expect(Tags).toMatchObject({ cost: "1=2", "wildrydes:env": "default" });
  },
);

describe("a role that CloudFormation works with", () => {
  const RoleName = "deployer";
  const role = `arn:aws:iam::123456789012:role/${RoleName}`;
  const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
  const environment = ["--env", "role"];

  const createRole = async (service: string): Promise<void> => {
    const trust = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
    };
    const iam = new IAMClient(endpoint.clientConfig);
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  };
  const removeRole = async (): Promise<void> => {
    await new IAMClient(endpoint.clientConfig).send(new DeleteRoleCommand({ RoleName }));
  };
  const attach = async (): Promise<void> => {
    await new IAMClient(endpoint.clientConfig).send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  };
  const detach = async (): Promise<void> => {
    await new IAMClient(endpoint.clientConfig).send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  };
  const setup = async (arn: string, ...words: string[]) => {
    const { code, envelope } = await json("setup", ...environment, "--service-role", arn, ...words);
    return { code, error: envelope.error };
  };

  test("has to be one that it can assume, with permissions", async () => {
    expect(await setup("deployer")).toMatchObject({ code: 2, error: { code: "bad-service-role" } });
    expect(await setup(role)).toMatchObject({ code: 1, error: { code: "service-role-refused", values: { role } } });
    await createRole("lambda.amazonaws.com");
    expect(await setup(role)).toMatchObject({ code: 1, error: { code: "service-role-refused" } });
    await removeRole();
    await createRole("cloudformation.amazonaws.com");
    expect(await setup(role)).toMatchObject({
      code: 1,
      error: { code: "stack-failed", values: { cause: "denied" } },
    });
  });

  test(
    "is kept by the stack whose other settings go, and stacks beside it have it too",
    { timeout: 120_000 },
    async () => {
      await attach();
      const boundaries = ["--permissions-boundary", boundary, "--arch", "x86_64"];
      expect((await setup(role, "--tags", "a=1", ...boundaries)).code).toBe(0);
      expect(await settings(`${stack}-role`)).toMatchObject({ boundaries: [boundary], architectures: ["x86_64"] });
      // The word off takes tags and the boundary away.
      const off = ["--tags", "off", "--permissions-boundary", "off", "--arch", "arm64"];
      expect((await json("setup", ...environment, ...off)).code).toBe(0);
      const tags = Object.keys((await stackTags())[`${stack}-role`] ?? {});
      expect(tags.filter((key) => !key.startsWith("wildrydes:"))).toEqual([]);
      expect(tags).toContain("wildrydes:env");
      expect(await settings(`${stack}-role`)).toMatchObject({ boundaries: [undefined], architectures: ["arm64"] });
      expect((await json("deploy-machine", "--stage", "4", "--integration", "sdk", ...environment)).code).toBe(0);
      const { Stacks = [] } = await new CloudFormationClient(endpoint.clientConfig).send(new DescribeStacksCommand({}));
      const own = Stacks.filter(({ StackName }) => StackName?.endsWith("-role"));
      expect(own.map(({ RoleARN }) => RoleARN)).toEqual([role, role]);
      expect(await setup(`${role}-two`)).toMatchObject({ code: 1, error: { code: "service-role-refused" } });
    },
  );

  test("that is gone stops a teardown, which names it and is completed with it", { timeout: 120_000 }, async () => {
    await detach();
    await removeRole();
    const stopped = await json("teardown", "--yes", ...environment);
    expect(stopped.code).toBe(68);
    expect(stopped.envelope.result.failures).toContainEqual(expect.objectContaining({ error: "service-role-refused" }));
    await createRole("cloudformation.amazonaws.com");
    await attach();
    expect((await json("teardown", "--yes", ...environment)).code).toBe(0);
  });
});
