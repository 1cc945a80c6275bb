import type { AnyMessage } from "../../text/entry.ts";
import { UserError } from "../../user-error.ts";
import { readNamedFile } from "../read-named-file.ts";
import type { Environment } from "../environment.ts";
import { isPlanPart, type PlanPart } from "./plan-parts.ts";

/** A teardown's plan as a file holds it. */
export interface PlanFile {
  readonly format: "wildrydes-teardown-plan";
  readonly version: 1;
  readonly account: string;
  readonly region: string;
  /** Null for the environment without a name. */
  readonly environment: string | null;
  readonly parts: readonly PlanPart[];
}

/** A part that is no longer as the plan says. */
interface PlanDifference {
  readonly kind: PlanPart["kind"];
  readonly name: string;
  /**
   * `new`: the plan does not delete it; `other`: made anew; `more`: it holds more; `unknown`: it cannot be looked at.
   */
  readonly change: "new" | "other" | "more" | "unknown";
  /** Why it cannot be looked at. */
  readonly why?: AnyMessage | undefined;
}

/** The plan as JSON, with the account, region and environment it was made for. */
export function planFileOf({ target }: Environment, parts: readonly PlanPart[]): PlanFile {
  const { account, region, environment = null } = target;
  return { format: "wildrydes-teardown-plan", version: 1, account, region, environment, parts };
}

/**
 * Reads a plan for this environment.
 *
 * @throws UserError `plan-not-found`, `plan-unreadable`, `plan-elsewhere`
 */
export async function readPlanFile(file: string, { target }: Environment): Promise<PlanFile> {
  const text = await readNamedFile(
    file,
    (problem, cause) => new UserError({ code: "plan-not-found", values: { file, problem }, cause }),
  );
  const plan = parse(text, file);
  const { account, region } = target;
  const environment = target.environment ?? null;
  if (plan.account !== account || plan.region !== region || plan.environment !== environment) {
    const planned = { account: plan.account, region: plan.region, environment: plan.environment ?? undefined };
    const here = { account, region, environment: target.environment };
    throw new UserError({ code: "plan-elsewhere", values: { file, planned, here } });
  }
  return plan;
}

function parse(text: string, file: string): PlanFile {
  try {
    const value: unknown = JSON.parse(text);
    if (isPlanFile(value)) return value;
  } catch (cause) {
    throw new UserError({ code: "plan-unreadable", values: { file }, cause });
  }
  throw new UserError({ code: "plan-unreadable", values: { file } });
}

function isPlanFile(value: unknown): value is PlanFile {
  const member = (name: string): unknown =>
    typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  const parts = member("parts");
  return (
    member("format") === "wildrydes-teardown-plan" &&
    member("version") === 1 &&
    typeof member("account") === "string" &&
    typeof member("region") === "string" &&
    (member("environment") === null || typeof member("environment") === "string") &&
    Array.isArray(parts) &&
    parts.every(isPlanPart)
  );
}

/**
 * Makes sure that what is there now is what a plan deletes, or less: what went meanwhile needs no deletion, so that a
 * plan can be applied again after an interruption.
 *
 * @throws UserError `plan-outdated` with every difference
 */
export function requireFit(file: string, plan: PlanFile, now: readonly PlanPart[]): void {
  const planned = new Map(plan.parts.filter(({ state }) => state === "known").map((part) => [keyOf(part), part]));
  const differences = now.flatMap((part): PlanDifference[] => {
    const { kind, name, why } = part;
    const before = planned.get(keyOf(part));
    if (part.state === "unknown") return isPlanned(part, planned) ? [{ kind, name, change: "unknown", why }] : [];
    if (part.state === "absent") return [];
    if (before === undefined) return [{ kind, name, change: "new" }];
    if (before.id !== part.id || before.createdAt !== part.createdAt) return [{ kind, name, change: "other" }];
    return (part.contents ?? 0) > (before.contents ?? 0) ? [{ kind, name, change: "more" }] : [];
  });
  if (differences.length > 0) throw new UserError({ code: "plan-outdated", values: { file, differences } });
}

const keyOf = ({ kind, name }: PlanPart): string => `${kind} ${name}`;

/** Whether a plan deletes something that cannot be looked at now; some looks are at all machines or buckets at once. */
function isPlanned(part: PlanPart, planned: ReadonlyMap<string, PlanPart>): boolean {
  const isPattern = /[*?]/.test(part.name) || part.kind === "log-groups" || part.kind === "table";
  return isPattern ? [...planned.values()].some(({ kind }) => kind === part.kind) : planned.has(keyOf(part));
}
