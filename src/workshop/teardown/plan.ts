import { readBucketContents } from "../../aws/bucket/empty-bucket.ts";
import { listFaces } from "../../aws/collection/faces.ts";
import { listLogGroups } from "../../aws/log-groups.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import { listMachines, type ListedMachine } from "../../aws/machine/find-machines.ts";
import { describeStack, type StackView } from "../../aws/stack/describe-stack.ts";
import { readStackResources, type StackResourceView } from "../../aws/stack/stack-resources.ts";
import { scanItems } from "../../aws/table/items.ts";
import type { Environment } from "../environment.ts";
import { findMachines, type StageMachine } from "../machines.ts";
import { functionIds } from "../resources.ts";

/** A bucket that is emptied, and how much is in it. */
export interface PlannedBucket {
  readonly name: string;
  readonly contents: number;
}

/** Everything of an environment that there is to delete. */
export interface TeardownPlan {
  readonly machines: readonly StageMachine[];
  /** Buckets of the stack: emptied here, deleted by it. */
  readonly buckets: readonly PlannedBucket[];
  readonly table: { readonly name: string; readonly items: number } | undefined;
  readonly stack: { readonly view: StackView; readonly resources: number } | undefined;
  readonly logGroups: readonly string[];
  readonly collection: { readonly id: string; readonly faces: number } | undefined;
  readonly artifactsBucket: PlannedBucket | undefined;
  /** What distributed bulk runs made: their machine and their stack, whose bucket is among the others. */
  readonly bulk?: {
    readonly machine: ListedMachine | undefined;
    readonly stack: { readonly view: StackView; readonly resources: number } | undefined;
  };
}

/** What a plan deletes, as rows for a table. */
export interface PlanRow {
  readonly what: string;
  readonly name: string;
  readonly contents: string;
}

/** Finds everything there is of an environment, also when only parts of it were made. */
export async function planTeardown(environment: Environment): Promise<TeardownPlan> {
  const { session, names } = environment;
  const [machines, bulkMachines, stack, bulkStack, logGroups, faces, artifactsBucket] = await Promise.all([
    findMachines(environment),
    listMachines(session, (name) => name === names.bulkMachine),
    findStack(environment, names.stack),
    findStack(environment, names.bulkStack),
    findLogGroups(environment),
    unlessNotOffered(() => listFaces(session, names.collection)),
    planBucket(environment, names.artifactsBucket),
  ]);
  const resources = stack ? await readStackResources(session, stack.id) : [];
  const bulkResources = bulkStack ? await readStackResources(session, bulkStack.id) : [];
  const [buckets, table] = await Promise.all([
    Promise.all(
      idsOf([...resources, ...bulkResources], "AWS::S3::Bucket").map((bucket) => planBucket(environment, bucket)),
    ),
    planTable(environment, idsOf(resources, "AWS::DynamoDB::Table")[0]),
  ]);
  return {
    machines,
    buckets: buckets.filter((bucket) => bucket !== undefined),
    table,
    stack: stack && { view: stack, resources: resources.length },
    logGroups,
    collection: faces && { id: names.collection, faces: faces.length },
    artifactsBucket,
    bulk: {
      machine: bulkMachines[0],
      stack: bulkStack && { view: bulkStack, resources: bulkResources.length },
    },
  };
}

/** The plan in rows; none when there is nothing to delete. */
export function planRows(plan: TeardownPlan): PlanRow[] {
  const { table, collection, artifactsBucket, bulk } = plan;
  return [
    ...plan.machines.map((machine) => ({
      what: "State machine",
      name: machine.name,
      contents: `stage ${machine.stage}`,
    })),
    ...(bulk?.machine ? [{ what: "State machine", name: bulk.machine.name, contents: "bulk runs" }] : []),
    ...plan.buckets.map((bucket) => ({
      what: "Bucket",
      name: bucket.name,
      contents: count(bucket.contents, "object"),
    })),
    ...(table ? [{ what: "Table", name: table.name, contents: count(table.items, "item") }] : []),
    ...[plan.stack, bulk?.stack].flatMap((stack) =>
      stack
        ? [
            {
              what: "Stack",
              name: stack.view.name,
              contents: `${count(stack.resources, "resource")}, ${stack.view.status}`,
            },
          ]
        : [],
    ),
    ...(plan.logGroups.length === 0
      ? []
      : [
          {
            what: "Log groups",
            name: `${plan.logGroups[0]?.replace(/-\w+$/, "-*")}`,
            contents: count(plan.logGroups.length, "group"),
          },
        ]),
    ...(collection ? [{ what: "Collection", name: collection.id, contents: count(collection.faces, "face") }] : []),
    ...(artifactsBucket
      ? [{ what: "Artifacts bucket", name: artifactsBucket.name, contents: count(artifactsBucket.contents, "object") }]
      : []),
  ];
}

async function findStack(environment: Environment, name: string): Promise<StackView | undefined> {
  const stack = await describeStack(environment.session, name);
  return stack?.status === "DELETE_COMPLETE" ? undefined : stack;
}

/** Exactly the functions' groups: a prefix alone would take in those of an environment whose name begins alike. */
async function findLogGroups(environment: Environment): Promise<string[]> {
  const prefix = `/aws/lambda/${environment.names.stack}-`;
  const own = new Set(functionIds.map((id) => `${prefix}${id}`));
  return (await listLogGroups(environment.session, prefix)).filter((name) => own.has(name));
}

async function planBucket(environment: Environment, name: string): Promise<PlannedBucket | undefined> {
  const contents = await readBucketContents(environment.session, name);
  return contents && { name, contents: contents.versions.length + contents.uploads.length };
}

async function planTable(environment: Environment, name: string | undefined): Promise<TeardownPlan["table"]> {
  if (name === undefined) return undefined;
  const items = await scanItems(environment.session, name);
  return items && { name, items: items.length };
}

function idsOf(resources: readonly StackResourceView[], type: string): string[] {
  return resources.flatMap(({ type: found, physicalId }) => (found === type && physicalId ? [physicalId] : []));
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
