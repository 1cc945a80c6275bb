import { listObjects } from "../../aws/bucket/objects.ts";
import { readBucketTags } from "../../aws/bucket/bucket-tags.ts";
import { describeCollection } from "../../aws/collection/collection.ts";
import { readCollectionTags } from "../../aws/collection/collection-tags.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import { describeStack, type StackView } from "../../aws/stack/describe-stack.ts";
import type { AwsSession } from "../../aws/session.ts";
import type { Tags } from "../../aws/tags.ts";
import { pollUntilFound } from "../../aws/poll-until-found.ts";
import { unlessVanished } from "../../aws/vanished.ts";
import { UserError } from "../../user-error.ts";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import { chosenTags } from "../resource-settings.ts";
import { environmentTag, environmentTags, tagNames } from "./tags.ts";

/** Whose a thing is. `earlier`: a release without tags made it; `unknown`: its tags may not be read. */
export type Holder = "ours" | "earlier" | "foreign" | "unknown" | { readonly owner: string };

/** A thing that stands under one of the environment's names. */
export interface Holding {
  readonly kind: "stack" | "collection" | "bucket" | "machine";
  readonly name: string;
  readonly holder: Holder;
}

/** Reads whose a thing is from its tags. */
export function holderOf(tags: Tags, own: Tags, untagged: "earlier" | "foreign"): Holder {
  const environment = tags.get(tagNames.environment);
  if (environment === undefined) return untagged;
  if (environment !== own.get(tagNames.environment)) return "foreign";
  const owner = tags.get(tagNames.owner);
  return owner === undefined || owner === own.get(tagNames.owner) ? "ours" : { owner };
}

/** The beginnings of the descriptions of this program's templates, in its earlier releases too. */
const descriptions = /^(Wild Rydes|What bulk runs beyond one machine need)/;

/** Returns who owns a stack. Without tags its description shows whether an earlier release of this program made it. */
export function holderOfStack(stack: StackView, own: Tags): Holder {
  return holderOf(stack.tags, own, descriptions.test(stack.description) ? "earlier" : "foreign");
}

/**
 * Makes sure that what stands under the environment's names is the caller's to change: something foreign ends it,
 * another owner's environment and an earlier release's things are asked about. Nothing is changed.
 *
 * @returns the tags of everything that is made from now on; another owner stays the owner
 * @throws UserError `not-ours` (exit code 4), `declined`
 */
export async function claimEnvironment(environment: Environment): Promise<Tags> {
  const { session, names } = environment;
  const [own, stack, collection, bucketTags] = await Promise.all([
    environmentTags(environment),
    describeStack(session, names.stack),
    unlessNotOffered(() => describeCollection(session, names.collection)),
    unlessNotOffered(() => readBucketTags(session, names.artifactsBucket)),
  ]);
  const held = stack && stack.status !== "DELETE_COMPLETE" ? holderOfStack(stack, own) : undefined;
  const holdings: Holding[] = [];
  if (held !== undefined) holdings.push({ kind: "stack", name: names.stack, holder: held });
  if (collection?.arn !== undefined) {
    const { arn } = collection;
    const onWait = (): void =>
      environment.port.notify({ type: "note", text: { code: "tags-not-visible", values: { name: names.collection } } });
    const look = () => unlessVanished(() => readCollectionTags(session, arn));
    const { signal } = environment;
    const tags = await unlessNotOffered(() => pollUntilFound(look, { onWait, signal, pollMs: session.pollMs }));
    // The workshop's text creates the collection by hand before the stack: it has no tags and no faces then.
    const untagged = tags?.size === 0 && collection.faces === 0 ? "earlier" : "foreign";
    if (tags) holdings.push({ kind: "collection", name: names.collection, holder: holderOf(tags, own, untagged) });
  }
  // An empty one without tags is what an interrupted setup leaves: there is nothing in it to lose.
  if (bucketTags && (bucketTags.size > 0 || !(await isBucketEmpty(session, names.artifactsBucket))))
    holdings.push({ kind: "bucket", name: names.artifactsBucket, holder: holderOf(bucketTags, own, "earlier") });
  const isEnvironment = held !== undefined && held !== "foreign";
  const judged = holdings.map((one) =>
    isEnvironment && one.kind === "collection" && (one.holder === "foreign" || one.holder === "earlier")
      ? { ...one, holder: held }
      : one,
  );
  await agreeTo(environment, judged);
  return new Map([...chosenTags(stack), ...own, ...keptOwner(judged)]);
}

async function isBucketEmpty(session: AwsSession, bucket: string): Promise<boolean> {
  return (await listObjects(session, bucket, 1)).length === 0;
}

/**
 * The same for one stack beside the workshop's own.
 *
 * @returns the tags that it is deployed with
 */
export async function claimStack(environment: Environment, name: string): Promise<Tags> {
  const [own, stack] = await Promise.all([environmentTags(environment), describeStack(environment.session, name)]);
  if (stack === undefined || stack.status === "DELETE_COMPLETE") return own;
  const holdings: Holding[] = [{ kind: "stack", name, holder: holderOfStack(stack, own) }];
  await agreeTo(environment, holdings);
  return new Map([...own, ...keptOwner(holdings)]);
}

function keptOwner(holdings: readonly Holding[]): [string, string][] {
  const other = holdings.map(({ holder }) => holder).find((holder) => typeof holder === "object");
  return other === undefined ? [] : [[tagNames.owner, other.owner]];
}

/**
 * Refuses what is foreign, and asks once about another owner's things and once about an earlier release's. The local
 * endpoint belongs to one person, who is not asked.
 *
 * @throws UserError `not-ours` (exit code 4), `declined`
 */
export async function agreeTo(environment: Environment, holdings: readonly Holding[]): Promise<void> {
  const foreign = holdings.find(({ holder }) => holder === "foreign");
  if (foreign) throw new UserError({ code: "not-ours", values: { kind: foreign.kind, name: foreign.name } });
  if (environment.target.target === "local") return;
  const { port } = environment;
  const other = holdings.map(({ holder }) => holder).find((holder) => typeof holder === "object");
  if (other !== undefined) {
    const values = { owner: other.owner, environment: environmentTag(environment) };
    if (!(await port.ask({ text: { code: "ask-other-owner", values } }))) throw declined();
  }
  const earlier = holdings.filter(({ holder }) => holder === "earlier").map(({ name }) => name);
  if (earlier.length > 0 && !(await port.ask({ text: { code: "ask-adopt", values: { names: earlier } } })))
    throw declined();
}
