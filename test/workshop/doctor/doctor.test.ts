import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkAccount, requireReadiness, requireRegion } from "../../../src/workshop/doctor/account-checks.ts";
import { checkThisMachine } from "../../../src/workshop/doctor/machine-checks.ts";
import { principalOf } from "../../../src/workshop/doctor/permissions.ts";
import { completeRegions, incompleteRegions, nearestRegion } from "../../../src/workshop/doctor/regions.ts";
import { failureAreas, loadWords } from "../../../src/text/words.ts";
import { onAws } from "../../support/fake-aws.ts";

test("a region without Rekognition is refused before any call is made", async () => {
  const calls: string[] = [];
  const environment = onAws("eu-north-1", (command) => calls.push(command));
  await expect(requireRegion(environment)).rejects.toMatchObject({
    code: "region-incomplete",
    values: { region: "eu-north-1", nearest: "eu-central-1" },
    exitCode: 3,
  });
  expect(calls).toEqual([]);
});

test("a region that is newer than the table is asked itself", async () => {
  const gone = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
  const lacking = onAws("xx-new-1", () => {
    throw gone;
  });
  await expect(requireRegion(lacking)).rejects.toMatchObject({ code: "region-incomplete" });
  const absent = Object.assign(new Error("absent"), { name: "ResourceNotFoundException" });
  const offering = onAws("xx-new-1", () => {
    throw absent;
  });
  await expect(requireRegion(offering)).resolves.toBeUndefined();
});

test("an account with no room for roles is not begun with; one that may not be asked is", async () => {
  const full = onAws("us-west-2", (command) =>
    command === "GetAccountSummary" ? { SummaryMap: { Roles: 996, RolesQuota: 1000 } } : {},
  );
  await expect(requireReadiness(full)).rejects.toMatchObject({ code: "not-ready", exitCode: 3 });
  const denied = onAws("us-west-2", () => {
    throw Object.assign(new Error("not authorized to perform: iam:GetAccountSummary"), { name: "AccessDenied" });
  });
  await expect(requireReadiness(denied)).resolves.toBeUndefined();
});

test("what is wrong with an account is found in one look, with what helps", async () => {
  const stack = (StackName: string, StackStatus: string) => ({ StackName, StackStatus, CreationTime: new Date() });
  const answers: Readonly<Record<string, object>> = {
    GetAccountSummary: { SummaryMap: { Roles: 998, RolesQuota: 1000 } },
    GetAccountSettings: { AccountLimit: { ConcurrentExecutions: 10 } },
    DescribeAccountLimits: { AccountLimits: [{ Name: "StackLimit", Value: 2 }] },
    DescribeStacks: {
      Stacks: [
        stack("wildrydes-step-module-resources", "DELETE_FAILED"),
        stack("wildrydes-step-module-resources-bob", "ROLLBACK_COMPLETE"),
      ],
    },
    GetCallerIdentity: { Account: "123456789012", Arn: "arn:aws:iam::123456789012:user/ann" },
    SimulatePrincipalPolicy: {
      EvaluationResults: [{ EvalActionName: "s3:CreateBucket", EvalDecision: "explicitDeny" }],
    },
  };
  const checks = await checkAccount(onAws("eu-central-1", (command) => answers[command] ?? {}));
  expect(Object.fromEntries(checks.map(({ check, status }) => [check, status]))).toEqual({
    region: "ok",
    clock: "unknown",
    roles: "failed",
    concurrency: "warning",
    rekognition: "warning",
    stacks: "failed",
    permissions: "failed",
    leftovers: "warning",
  });
  expect(checks.find(({ check }) => check === "leftovers")?.error).toMatchObject({ code: "stack-half-deleted" });
  const words = await loadWords("en", failureAreas);
  const says = (id: string) => words.word(checks.find(({ check }) => check === id)?.finding ?? "");
  expect(says("roles")).toMatch(/request a higher quota$/);
  expect(says("stacks")).toMatch(/request a higher quota$/);
  expect(says("permissions")).toContain("templates/operator-policy.json");
});

test("the nearest region lies in the same part of the world and the same partition", () => {
  expect(nearestRegion("eu-north-1")).toBe("eu-central-1");
  expect(nearestRegion("us-gov-east-1")).toBe("us-gov-west-1");
  expect(nearestRegion("af-south-1")).toBe("us-east-1");
});

test("IAM simulates for the role of a session", () => {
  expect(principalOf("arn:aws-cn:sts::123456789012:assumed-role/Attendee/ann")).toBe(
    "arn:aws-cn:iam::123456789012:role/Attendee",
  );
  expect(principalOf("arn:aws:iam::123456789012:user/ann")).toBe("arn:aws:iam::123456789012:user/ann");
});

test("an old Node.js fails, and a folder that is not there yet is measured where it will be", async () => {
  const [node, disk] = await checkThisMachine({ dataFolder: join(tmpdir(), "no", "such", "folder"), node: "20.18.1" });
  expect(node).toMatchObject({ check: "node", status: "failed" });
  expect(disk).toMatchObject({ check: "disk", finding: { values: { folder: tmpdir() } } });
});

/** The endpoint data that the AWS CLI ships, where it was installed with pip. */
function endpointData(): string | undefined {
  try {
    const file = execFileSync("python3", ["-c", "import botocore; print(botocore.__file__)"], { encoding: "utf8" });
    const data = join(file.trim(), "..", "data", "endpoints.json");
    return existsSync(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

interface EndpointData {
  readonly partitions: readonly {
    readonly partition: string;
    readonly regions: Readonly<Record<string, unknown>>;
    readonly services: Readonly<Record<string, { readonly endpoints: Readonly<Record<string, unknown>> }>>;
  }[];
}

test("no region is in both tables", () => {
  expect([...completeRegions].filter((region) => incompleteRegions.has(region))).toEqual([]);
});

const data = endpointData();
test.skipIf(data === undefined)("the tables agree with AWS's endpoint data", () => {
  const { partitions }: EndpointData = JSON.parse(readFileSync(data ?? "", "utf8"));
  const needed = ["cloudformation", "s3", "dynamodb", "lambda", "logs", "states", "rekognition", "sts"];
  const partitionsWithout = partitions.filter(({ partition }) => !partition.startsWith("aws-iso"));
  for (const { regions, services } of partitionsWithout)
    for (const region of Object.keys(regions)) {
      const complete = needed.every((service) => services[service]?.endpoints[region] !== undefined);
      expect({
        region,
        complete: completeRegions.has(region),
        known: completeRegions.has(region) || incompleteRegions.has(region),
      }).toEqual({
        region,
        complete,
        known: true,
      });
    }
});
