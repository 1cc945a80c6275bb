import { readBucketContents } from "../../aws/bucket/empty-bucket.ts";
import { listFaces } from "../../aws/collection/faces.ts";
import { listLogGroups } from "../../aws/log-groups.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import { listMachines, type ListedMachine } from "../../aws/machine/find-machines.ts";
import { describeStack, type StackView } from "../../aws/stack/describe-stack.ts";
import { readStackResources, type StackResourceView } from "../../aws/stack/stack-resources.ts";
import { scanItems } from "../../aws/table/items.ts";
import { managedRuleName } from "../../aws/machine/managed-rule.ts";
import type { Tags } from "../../aws/tags.ts";
import type { Environment } from "../environment.ts";
import { findMachines, type StageMachine } from "../machines.ts";
import { companionStackIds, formOfMachine, type MachineForm } from "../names.ts";
import { functionIds } from "../resources.ts";
import { sharedArtifactsBucket } from "../room/room-environment.ts";
import { findSharedBucket } from "./shared-bucket.ts";
import { planManagedRule } from "./managed-rule.ts";
import { findOrphans } from "./orphans.ts";
import { createPartReader, type UnknownPart } from "./unknown-part.ts";

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
  readonly stack: PlannedStack | undefined;
  readonly logGroups: readonly string[];
  readonly collection: { readonly id: string; readonly faces: number } | undefined;
  readonly artifactsBucket: PlannedBucket | undefined;
  /** Machines of other forms than a stage's own: in place, native, of bulk runs, ... */
  readonly formMachines: readonly FormMachine[];
  /** The parts that could not be looked at. */
  readonly unknown: readonly UnknownPart[];
  /** Stacks beside the workshop's own; their buckets are among the others. */
  readonly companions: readonly PlannedStack[];
  /** Buckets of the environment that no stack has any more. */
  readonly orphans: readonly OrphanedBucket[];
  /** The bucket that a room shares, where this is the last environment. */
  readonly sharedBucket: PlannedBucket | undefined;
  /** The rule that Step Functions made for machines of this environment alone. */
  readonly managedRule: { readonly name: string } | undefined;
}

/** A bucket that an update of its stack left behind. */
interface OrphanedBucket extends PlannedBucket {
  readonly tags: Tags;
}

/** A machine of another form. */
interface FormMachine extends ListedMachine {
  readonly form: MachineForm["form"];
}

/** A stack that is deleted, and how many resources it has. */
export interface PlannedStack {
  readonly view: StackView;
  readonly resources: number;
}

type Look = ReturnType<typeof createPartReader>["look"];

/** Finds everything there is of an environment, also when only parts of it were made. */
export async function planTeardown(environment: Environment): Promise<TeardownPlan> {
  const { session, names } = environment;
  const { look, unknown } = createPartReader();
  const named = await findNamed(environment, look);
  const { stack, faces, machines, formMachines } = named;
  const [resources, companions] = await Promise.all([
    stack ? readStackResources(session, stack.id) : [],
    Promise.all(
      named.companions.map(async (view) => ({ view, resources: await readStackResources(session, view.id) })),
    ),
  ]);
  // A stack that cannot be seen may have any of the buckets.
  const areStacksKnown = unknown.every(({ what }) => what.code !== "kind-stack");
  const [contents, managedRule] = await Promise.all([
    findContents(environment, look, { resources, companions, areStacksKnown }),
    look(
      { what: { code: "kind-rule" }, name: managedRuleName },
      () => planManagedRule(environment, { machines: [...machines, ...formMachines], stacks: companions }),
      undefined,
    ),
  ]);
  return {
    machines,
    ...contents,
    stack: stack && { view: stack, resources: resources.length },
    collection: faces && { id: names.collection, faces: faces.length },
    artifactsBucket: named.artifactsBucket,
    formMachines,
    unknown,
    companions: companions.map(({ view, resources }) => ({ view, resources: resources.length })),
    managedRule,
  };
}

/** Finds the parts whose names follow from that of the environment. */
async function findNamed(environment: Environment, look: Look) {
  const { session, names } = environment;
  const lookForStack = (name: string) =>
    look({ what: { code: "kind-stack" }, name }, () => findStack(environment, name), undefined);
  const [machines, formMachines, stack, companions, faces, artifactsBucket] = await Promise.all([
    look({ what: { code: "kind-machine" }, name: names.everyMachine }, () => findMachines(environment), []),
    look({ what: { code: "kind-machine" }, name: "RiderPhoto*" }, () => findFormMachines(environment), []),
    lookForStack(names.stack),
    Promise.all(companionStackIds.map((id) => lookForStack(names.companionStack(id)))),
    look(
      { what: { code: "kind-collection" }, name: names.collection },
      () => unlessNotOffered(() => listFaces(session, names.collection)),
      undefined,
    ),
    look(
      { what: { code: "kind-artifacts-bucket" }, name: names.artifactsBucket },
      () => planBucket(environment, names.artifactsBucket),
      undefined,
    ),
  ]);
  const found = companions.filter((view) => view !== undefined);
  return { machines, formMachines, stack, companions: found, faces, artifactsBucket };
}

/** Finds what the stacks made, and what no stack has any more. */
async function findContents(
  environment: Environment,
  look: Look,
  stacks: {
    resources: readonly StackResourceView[];
    companions: readonly { resources: readonly StackResourceView[] }[];
    areStacksKnown: boolean;
  },
): Promise<Pick<TeardownPlan, "buckets" | "table" | "logGroups" | "orphans" | "sharedBucket">> {
  const { names } = environment;
  const all = [...stacks.resources, ...stacks.companions.flatMap(({ resources }) => resources)];
  const [tableName] = idsOf(stacks.resources, "AWS::DynamoDB::Table");
  const bucketNames = idsOf(all, "AWS::S3::Bucket");
  const known = new Set([...bucketNames, names.artifactsBucket]);
  const [buckets, table, logGroups, orphans, sharedBucket] = await Promise.all([
    Promise.all(
      bucketNames.map((name) =>
        look({ what: { code: "kind-bucket" }, name }, () => planBucket(environment, name), undefined),
      ),
    ),
    look({ what: { code: "kind-table" }, name: names.stack }, () => planTable(environment, tableName), undefined),
    look({ what: { code: "kind-log-groups" }, name: names.stack }, () => findLogGroups(environment, all), []),
    look(
      { what: { code: "kind-orphan" }, name: "wildrydes-*" },
      async () => (stacks.areStacksKnown ? planOrphans(environment, known) : []),
      [],
    ),
    look(
      { what: { code: "kind-artifacts-bucket" }, name: sharedArtifactsBucket(environment) },
      async () => {
        const name = await findSharedBucket(environment);
        return name === undefined ? undefined : planBucket(environment, name);
      },
      undefined,
    ),
  ]);
  return { buckets: buckets.filter((bucket) => bucket !== undefined), table, logGroups, orphans, sharedBucket };
}

async function findStack(environment: Environment, name: string): Promise<StackView | undefined> {
  const stack = await describeStack(environment.session, name);
  return stack?.status === "DELETE_COMPLETE" ? undefined : stack;
}

/** Every machine of the environment that is not a stage's own. */
export async function findFormMachines(environment: Environment): Promise<FormMachine[]> {
  const { session, names } = environment;
  const found = await listMachines(session, (name) => formOfMachine(names, name) !== undefined);
  return found.flatMap((machine) => {
    const form = formOfMachine(names, machine.name);
    return form === undefined ? [] : [{ ...machine, form: form.form }];
  });
}

/**
 * Exactly the functions' groups: a prefix alone would take in those of an environment whose name begins alike. The
 * workshop's own are known without its stack; those of other stacks are among their resources.
 */
async function findLogGroups(environment: Environment, resources: readonly StackResourceView[]): Promise<string[]> {
  const prefix = `/aws/lambda/${environment.names.stack}-`;
  const functions = idsOf(resources, "AWS::Lambda::Function").map((name) => `/aws/lambda/${name}`);
  const own = new Set([
    ...functionIds.map((id) => `${prefix}${id}`),
    ...functions,
    ...idsOf(resources, "AWS::Logs::LogGroup"),
  ]);
  const prefixes = new Set([prefix, ...[...own].filter((name) => !name.startsWith(prefix))]);
  const found = await Promise.all([...prefixes].map((one) => listLogGroups(environment.session, one)));
  return [...new Set(found.flat())].filter((name) => own.has(name));
}

async function planBucket(environment: Environment, name: string): Promise<PlannedBucket | undefined> {
  const contents = await readBucketContents(environment.session, name);
  return contents && { name, contents: contents.versions.length + contents.uploads.length };
}

async function planOrphans(environment: Environment, known: ReadonlySet<string>): Promise<OrphanedBucket[]> {
  const found = await unlessNotOffered(() => findOrphans(environment, known));
  const planned = await Promise.all(
    (found ?? []).map(async ({ name, tags }) => ({ tags, bucket: await planBucket(environment, name) })),
  );
  return planned.flatMap(({ tags, bucket }) => (bucket ? [{ ...bucket, tags }] : []));
}

async function planTable(environment: Environment, name: string | undefined): Promise<TeardownPlan["table"]> {
  if (name === undefined) return undefined;
  const items = await scanItems(environment.session, name);
  return items && { name, items: items.length };
}

function idsOf(resources: readonly StackResourceView[], type: string): string[] {
  return resources.flatMap(({ type: found, physicalId }) => (found === type && physicalId ? [physicalId] : []));
}
