import { readBucketTags } from "../../aws/bucket/bucket-tags.ts";
import { describeCollection } from "../../aws/collection/collection.ts";
import { readCollectionTags } from "../../aws/collection/collection-tags.ts";
import { describeMachine, type ListedMachine } from "../../aws/machine/find-machines.ts";
import { readMachineTags } from "../../aws/machine/machine-tags.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import { unlessVanished } from "../../aws/vanished.ts";
import type { Tags } from "../../aws/tags.ts";
import { UserError } from "../../user-error.ts";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import type { PlannedStack, TeardownPlan } from "../teardown/plan.ts";
import { createPartReader } from "../teardown/unknown-part.ts";
import { holderOf, holderOfStack, type Holder, type Holding } from "./claim.ts";
import { holderOfMachine } from "./claim-machine.ts";
import { environmentTag, environmentTags } from "./tags.ts";

/** The part of a plan that may be deleted, and what stands under the environment's names without being its own. */
interface ClaimedPlan {
  readonly plan: TeardownPlan;
  readonly foreign: readonly Holding[];
  /** Another owner of this environment. */
  readonly owner: string | undefined;
}

/** Takes out of a plan what is not ours: foreign things are neither emptied nor deleted. */
export async function claimPlan(environment: Environment, plan: TeardownPlan): Promise<ClaimedPlan> {
  const own = await environmentTags(environment);
  const held = new Map<string, Holding>();
  const note = (kind: Holding["kind"], name: string, holder: Holder): void => {
    held.set(`${kind} ${name}`, { kind, name, holder });
  };
  for (const { view } of allStacks(plan)) note("stack", view.name, holderOfStack(view, own));
  const { look, unknown } = createPartReader();
  for (const machine of [...plan.machines, ...plan.formMachines])
    note(
      "machine",
      machine.name,
      await look(
        { what: { code: "kind-machine" }, name: machine.name },
        () => unknownUnlessSeen(() => findHolderOfMachine(environment, machine, own)),
        "unknown",
      ),
    );
  const { collection, artifactsBucket } = plan;
  if (collection) {
    const holder = await look(
      { what: { code: "kind-collection" }, name: collection.id },
      () => unknownUnlessSeen(() => findHolderOfCollection(environment, own)),
      "unknown",
    );
    // One that was made anew by hand belongs to the stack that searches it.
    note("collection", collection.id, holder === "foreign" && isOurs(held, plan.stack) ? "earlier" : holder);
  }
  if (artifactsBucket) {
    const tags = await unlessNotOffered(() => readBucketTags(environment.session, artifactsBucket.name));
    note("bucket", artifactsBucket.name, tags === undefined ? "ours" : holderOf(tags, own, "earlier"));
  }
  for (const { name, tags } of plan.orphans) note("bucket", name, holderOf(tags, own, "foreign"));
  const holdings = [...held.values()];
  const other = holdings.map(({ holder }) => holder).find((holder) => typeof holder === "object");
  return {
    plan: {
      ...withoutForeign(plan, (kind, name) => /^(foreign|unknown)$/.test(String(held.get(`${kind} ${name}`)?.holder))),
      unknown: [...plan.unknown, ...unknown],
    },
    foreign: holdings.filter(({ holder }) => holder === "foreign"),
    owner: other?.owner,
  };
}

/**
 * Says what stays because it is not ours, and asks about another owner's environment.
 *
 * @throws UserError `not-ours` (exit code 4) when nothing else is there, `declined`
 */
export async function agreeToClaim(
  environment: Environment,
  { foreign, owner }: ClaimedPlan,
  rest: number,
): Promise<void> {
  const { port, target } = environment;
  const [first] = foreign;
  if (first && rest === 0) throw new UserError({ code: "not-ours", values: { kind: first.kind, name: first.name } });
  if (foreign.length > 0)
    port.notify({
      type: "warning",
      text: { code: "foreign-stays", values: { names: foreign.map(({ name }) => name) } },
    });
  if (owner === undefined || target.target === "local") return;
  const values = { owner, environment: environmentTag(environment) };
  if (!(await port.ask({ text: { code: "ask-other-owner", values } }))) throw declined();
}

function allStacks(plan: TeardownPlan): PlannedStack[] {
  return [...(plan.stack ? [plan.stack] : []), ...plan.companions];
}

function isOurs(held: ReadonlyMap<string, Holding>, stack: PlannedStack | undefined): boolean {
  return stack !== undefined && held.get(`stack ${stack.view.name}`)?.holder !== "foreign";
}

/** Buckets, tables and log groups of a foreign stack stay with it. */
function withoutForeign(plan: TeardownPlan, isForeign: (kind: Holding["kind"], name: string) => boolean): TeardownPlan {
  const stays = allStacks(plan).some(({ view }) => isForeign("stack", view.name));
  const isMine = ({ view }: PlannedStack): boolean => !isForeign("stack", view.name);
  const { stack, collection, artifactsBucket } = plan;
  return {
    ...plan,
    stack: stack && isMine(stack) ? stack : undefined,
    companions: plan.companions.filter(isMine),
    machines: plan.machines.filter(({ name }) => !isForeign("machine", name)),
    formMachines: plan.formMachines.filter(({ name }) => !isForeign("machine", name)),
    collection: collection && isForeign("collection", collection.id) ? undefined : collection,
    artifactsBucket: artifactsBucket && isForeign("bucket", artifactsBucket.name) ? undefined : artifactsBucket,
    orphans: plan.orphans.filter(({ name }) => !isForeign("bucket", name)),
    ...(stays && { buckets: [], table: undefined, logGroups: [] }),
  };
}

/**
 * Describes a listed thing. One whose description is missing is gone, or the list was old: a later look shows which.
 */
async function unknownUnlessSeen(find: () => Promise<Holder>): Promise<Holder> {
  return (await unlessVanished(find)) ?? "unknown";
}

async function findHolderOfMachine(environment: Environment, machine: ListedMachine, own: Tags): Promise<Holder> {
  const { session } = environment;
  const tags = await unlessNotOffered(() => readMachineTags(session, machine.arn));
  if (tags === undefined) return "ours";
  const holder = holderOf(tags, own, "foreign");
  if (holder !== "foreign") return holder;
  const view = await describeMachine(session, machine.arn);
  return view === undefined ? "unknown" : holderOfMachine(view, tags, own);
}

async function findHolderOfCollection({ session, names }: Environment, own: Tags): Promise<Holder> {
  const collection = await describeCollection(session, names.collection);
  if (collection === undefined) return "unknown";
  if (collection.arn === undefined) return "ours";
  const { arn } = collection;
  const tags = await unlessNotOffered(() => readCollectionTags(session, arn));
  return tags === undefined ? "ours" : holderOf(tags, own, "foreign");
}
