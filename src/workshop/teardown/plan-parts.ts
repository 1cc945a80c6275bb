import type { AnyMessage } from "../../text/entry.ts";
import { managedRuleName } from "../../aws/machine/managed-rule.ts";
import { companionStackIds, machineForms, stageNumbers, type Names } from "../names.ts";
import type { StackView } from "../../aws/stack/describe-stack.ts";
import type { TeardownPlan } from "./plan.ts";

/** The kinds of an environment's parts. */
const partKinds = [
  "machine",
  "bucket",
  "table",
  "stack",
  "log-groups",
  "collection",
  "artifacts-bucket",
  "orphan",
  "rule",
] as const;

/** A part of an environment, and what a plan knows of it. */
export interface PlanPart {
  readonly kind: (typeof partKinds)[number];
  readonly name: string;
  /** `known` parts are deleted, `absent` ones are not there, `unknown` ones could not be looked at and stay. */
  readonly state: "known" | "absent" | "unknown";
  /** Its ARN, where it has one. */
  readonly id?: string | undefined;
  /** When it was made, where AWS says it; in ISO 8601. */
  readonly createdAt?: string | undefined;
  /** How many objects, items, faces, resources or groups it holds. */
  readonly contents?: number | undefined;
  /** Why it could not be looked at. */
  readonly why?: AnyMessage | undefined;
}

/** Every part of an environment: what is there, what is not, and what could not be looked at. */
export function partsOf(plan: TeardownPlan, names: Names): PlanPart[] {
  const known = knownParts(plan);
  const unknown = plan.unknown.map(({ what, name, error }): PlanPart => ({
    kind: kindOf(what.code),
    name,
    state: "unknown",
    why: error,
  }));
  const isLookedAt = ({ kind, name }: PlanPart): boolean =>
    !unknown.some((part) => part.kind === kind && (kind === "machine" || part.name === name));
  const absent = usualParts(names).filter(
    (part) => isLookedAt(part) && !known.some(({ kind, name }) => kind === part.kind && name === part.name),
  );
  return [...known, ...unknown, ...absent];
}

/** Whether a value has the members of a part. */
export function isPlanPart(value: unknown): value is PlanPart {
  if (typeof value !== "object" || value === null) return false;
  const member = (name: string): unknown => Reflect.get(value, name);
  const isOptional = (name: string, type: "string" | "number"): boolean =>
    member(name) === undefined || typeof member(name) === type;
  return (
    partKinds.some((kind) => kind === member("kind")) &&
    typeof member("name") === "string" &&
    /^(known|absent|unknown)$/.test(String(member("state"))) &&
    isOptional("id", "string") &&
    isOptional("createdAt", "string") &&
    isOptional("contents", "number")
  );
}

function knownParts(plan: TeardownPlan): PlanPart[] {
  const { table, collection, artifactsBucket, managedRule, logGroups } = plan;
  const state = "known";
  return [
    ...[...plan.machines, ...plan.formMachines].map(({ name, arn, createdAt }): PlanPart => ({
      kind: "machine",
      name,
      state,
      id: arn,
      createdAt: createdAt?.toISOString(),
    })),
    ...plan.buckets.map(({ name, contents }): PlanPart => ({ kind: "bucket", name, state, contents })),
    ...(table ? [{ kind: "table", name: table.name, state, contents: table.items } as const] : []),
    ...[...(plan.stack ? [plan.stack] : []), ...plan.companions].map(({ view, resources }) =>
      stackPart(view, resources),
    ),
    ...(logGroups.length > 0
      ? [{ kind: "log-groups", name: "/aws/lambda/*", state, contents: logGroups.length } as const]
      : []),
    ...(collection ? [{ kind: "collection", name: collection.id, state, contents: collection.faces } as const] : []),
    ...[artifactsBucket, plan.sharedBucket].flatMap((bucket): PlanPart[] =>
      bucket ? [{ kind: "artifacts-bucket", state, ...bucket }] : [],
    ),
    ...plan.orphans.map(({ name, contents }): PlanPart => ({ kind: "orphan", name, state, contents })),
    ...(managedRule ? [{ kind: "rule", name: managedRule.name, state } as const] : []),
  ];
}

function stackPart({ name, id, createdAt }: StackView, contents: number): PlanPart {
  return { kind: "stack", name, state: "known", id, createdAt: createdAt?.toISOString(), contents };
}

/** The parts whose names are the same in each account. */
function usualParts(names: Names): PlanPart[] {
  const state = "absent";
  return [
    ...stageNumbers.map((stage): PlanPart => ({ kind: "machine", name: names.machine(stage), state })),
    ...machineForms.map((form): PlanPart => ({ kind: "machine", name: names.formMachine(form), state })),
    { kind: "stack", name: names.stack, state },
    ...companionStackIds.map((id): PlanPart => ({ kind: "stack", name: names.companionStack(id), state })),
    { kind: "collection", name: names.collection, state },
    { kind: "artifacts-bucket", name: names.artifactsBucket, state },
    { kind: "rule", name: managedRuleName, state },
  ];
}

/** The kind of a part from the code of its word, such as `kind-bucket`. */
function kindOf(code: string): PlanPart["kind"] {
  const kind = partKinds.find((one) => `kind-${one}` === code);
  if (kind === undefined) throw new Error(`A plan has no parts of the kind ${code}`);
  return kind;
}
