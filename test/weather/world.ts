import type { ServiceName } from "../../src/local/service.ts";
import type { TestEndpoint } from "../local/support/endpoint.ts";

/** Everything an account holds, by kind, with the random ends of names left out. */
export interface World {
  readonly things: Readonly<Record<string, readonly string[]>>;
  /** Executions of each machine; only their number matters, and only as an upper limit. */
  readonly executions: Readonly<Record<string, number>>;
}

/** Rows and results of batches: each batch has its own, below its name. */
const ofBatches = /\/bulk\/|\/manifests?\/|\/results\/|^wildrydes-bulk-/;

type Answer = Readonly<Record<string, unknown>>;

/** Looks at everything in an account, past all faults' origins: as a service of AWS would. */
export async function readWorld(endpoint: TestEndpoint): Promise<World> {
  const list = (service: ServiceName, operation: string, key: string, input: object = {}): Promise<Answer[]> =>
    listOf(endpoint, { service, operation, key, input });
  const names = async (service: ServiceName, operation: string, key: string, member: string): Promise<string[]> =>
    (await list(service, operation, key)).map((one) => String(one[member]));
  const buckets = await names("s3", "ListBuckets", "Buckets", "Name");
  const tables = await strings(endpoint, "dynamodb", "ListTables", "TableNames");
  const collections = await strings(endpoint, "rekognition", "ListCollections", "CollectionIds");
  const machines = await list("states", "ListStateMachines", "stateMachines");
  const objects: string[] = [];
  for (const Bucket of buckets)
    for (const { Key } of await list("s3", "ListObjectsV2", "Contents", { Bucket }))
      objects.push(`${steady(Bucket)}/${String(Key)}`);
  const faces: string[] = [];
  for (const CollectionId of collections)
    for (const { ExternalImageId } of await list("rekognition", "ListFaces", "Faces", { CollectionId }))
      faces.push(`${CollectionId}/${String(ExternalImageId)}`);
  const items: string[] = [];
  for (const TableName of tables)
    for (const { Username } of await list("dynamodb", "Scan", "Items", { TableName }))
      items.push(JSON.stringify(Username));
  const executions: Record<string, number> = {};
  for (const { name, stateMachineArn } of machines)
    executions[String(name)] = (await list("states", "ListExecutions", "executions", { stateMachineArn })).length;
  const stacks = await list("cloudformation", "DescribeStacks", "Stacks");
  const things: Record<string, string[]> = {
    stacks: stacks.map(({ StackName, StackStatus }) => `${String(StackName)} ${settled(String(StackStatus))}`),
    buckets,
    objects: objects.filter((key) => !ofBatches.test(key)),
    roles: await names("iam", "ListRoles", "Roles", "RoleName"),
    functions: await names("lambda", "ListFunctions", "Functions", "FunctionName"),
    logGroups: await names("logs", "DescribeLogGroups", "logGroups", "logGroupName"),
    machines: machines.map(({ name }) => String(name)),
    tables,
    collections,
    faces,
    items,
  };
  const entries = Object.entries(things).map(([kind, all]): [string, string[]] => [kind, all.map(steady).sort()]);
  return { things: Object.fromEntries(entries), executions };
}

/** The differences between the world and the one it should be, in sentences. */
export function compareWorlds(actual: World, expected: World): string[] {
  const differences = Object.keys(expected.things).flatMap((kind) => {
    const [is, should] = [actual.things[kind] ?? [], expected.things[kind] ?? []];
    return [
      ...without(is, should).map((name) => `${kind}: ${name} is there`),
      ...without(should, is).map((name) => `${kind}: ${name} is missing`),
    ];
  });
  const doubled = Object.entries(actual.executions)
    .filter(([machine, count]) => count > (expected.executions[machine] ?? 0))
    .map(([machine, count]) => `${machine}: ${count} executions, ${expected.executions[machine] ?? 0} expected`);
  return [...differences, ...doubled];
}

/** Waits until no execution runs and no stack changes. */
export async function settle(endpoint: TestEndpoint): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const machines = await listOf(endpoint, {
      service: "states",
      operation: "ListStateMachines",
      key: "stateMachines",
      input: {},
    });
    const stacks = await listOf(endpoint, {
      service: "cloudformation",
      operation: "DescribeStacks",
      key: "Stacks",
      input: {},
    });
    let running = stacks.filter(({ StackStatus }) => String(StackStatus).endsWith("_IN_PROGRESS")).length;
    for (const { stateMachineArn } of machines) {
      const input = { stateMachineArn, statusFilter: "RUNNING" };
      running += (await listOf(endpoint, { service: "states", operation: "ListExecutions", key: "executions", input }))
        .length;
    }
    if (running === 0) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

async function listOf(
  endpoint: TestEndpoint,
  call: { service: ServiceName; operation: string; key: string; input: object },
): Promise<Answer[]> {
  const values = await ask(endpoint, call);
  return values.flatMap((value: unknown) => (value !== null && typeof value === "object" ? [{ ...value }] : []));
}

async function strings(
  endpoint: TestEndpoint,
  service: ServiceName,
  operation: string,
  key: string,
): Promise<string[]> {
  return (await ask(endpoint, { service, operation, key, input: {} })).map(String);
}

async function ask(
  endpoint: TestEndpoint,
  { service, operation, key, input }: { service: ServiceName; operation: string; key: string; input: object },
): Promise<unknown[]> {
  const principal = { type: "user", arn: "arn:aws:iam::123456789012:user/onlooker", userId: "ONLOOKER" } as const;
  const caller = { account: "123456789012", region: endpoint.region, principal };
  const answer = await endpoint.served.endpoint.dispatcher.call({ service, operation, input, caller });
  const value: unknown = answer !== null && typeof answer === "object" ? Reflect.get(answer, key) : undefined;
  return Array.isArray(value) ? value : [];
}

/** A name without the random end that CloudFormation gives it. */
function steady(name: string): string {
  return name.replaceAll(/-(?:[a-z0-9]{12}|[A-Za-z0-9]{12})(?=$|[/ ])/g, "-*");
}

/** How a stack came to be is not part of what it is. */
function settled(status: string): string {
  return status.replace("UPDATE_COMPLETE", "CREATE_COMPLETE");
}

function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return all.filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
