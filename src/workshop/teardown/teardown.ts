import { declined } from "../declined.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { agreeToClaim, claimPlan } from "../ownership/claim-plan.ts";
import { executePlan, type FailedStep } from "./execute-plan.ts";
import { verifyTeardown } from "./verify-teardown.ts";
import { findOwnResources, type OwnResources } from "./own-resources.ts";
import { requireFit, type PlanFile } from "./plan-file.ts";
import { partsOf, type PlanPart } from "./plan-parts.ts";
import type { UnknownPart } from "./unknown-part.ts";
import { planRows, type PlanRow } from "./plan-rows.ts";
import { planTeardown, type TeardownPlan } from "./plan.ts";

/** The findings of `teardown`, its work, and what it left. */
export interface TeardownResult {
  readonly plan: readonly PlanRow[];
  /** False when there was nothing to delete, or only the plan was asked for. */
  readonly executed: boolean;
  readonly failures: readonly FailedStep[];
  /** The parts that could not be looked at, and may be there or not. */
  readonly unknown: readonly UnknownPart[];
  /** The parts that were still there at the second look. */
  readonly left: readonly PlanRow[];
  /** State machines, collections and tables that this program did not make: they stay. */
  readonly own: OwnResources;
  /** Every part of the environment as it was before. */
  readonly parts: readonly PlanPart[];
}

/** The options of a teardown. */
interface TeardownOptions {
  readonly onlyPlan: boolean;
  /** The plan to do: nothing else is deleted. */
  readonly apply?: { readonly file: string; readonly plan: PlanFile } | undefined;
}

/**
 * Deletes an environment: one plan, shown, agreed to, executed, and then everything is looked at again.
 *
 * @throws UserError `plan-outdated`, `not-ours`, `declined`, `stack-protected`
 */
export async function tearDown(environment: Environment, options: TeardownOptions): Promise<TeardownResult> {
  const { port, names } = environment;
  const { account, region } = environment.target;
  port.notify({ type: "step-started", step: { code: "step-looking" } });
  const [found, own] = await Promise.all([planTeardown(environment), findOwnResources(environment)]);
  const claimed = await claimPlan(environment, found);
  const { plan } = claimed;
  const parts = partsOf(plan, names);
  if (options.apply) requireFit(options.apply.file, options.apply.plan, parts);
  const rows = planRows(plan);
  const shown = { plan: rows, own, parts };
  if (rows.length === 0 || options.onlyPlan) {
    port.notify({ type: "step-done", step: { code: "step-looked" }, changed: false });
    if (claimed.foreign.length > 0) await agreeToClaim(environment, { ...claimed, owner: undefined }, rows.length);
    return { ...shown, executed: false, failures: [], unknown: plan.unknown, left: rows };
  }
  refuseProtected(plan);
  await agreeToClaim(environment, claimed, rows.length);
  port.notify({ type: "plan", rows });
  const question = { text: { code: "ask-teardown", values: { account, region } }, typeToAgree: names.stack } as const;
  if (!(await port.ask(question))) throw declined();
  port.notify({
    type: "keeps-running",
    next: [{ code: "leave-teardown" }],
  });
  // A plan that was given is done as it is.
  const deleteLate = async (late: TeardownPlan, lateRows: readonly PlanRow[]) => {
    port.notify({ type: "note", text: { code: "seen-late", values: { count: lateRows.length } } });
    if (options.apply) return undefined;
    port.notify({ type: "plan", rows: lateRows });
    if (!(await port.ask(question))) return undefined;
    return executePlan(environment, late);
  };
  const first = await executePlan(environment, plan);
  const { left, failures } = await verifyTeardown(environment, { plan, failures: first, deleteLate });
  return { ...shown, executed: true, failures, unknown: left.unknown, left: planRows(left) };
}

/** Somebody protects a stack: what is in its buckets, and what belongs to it, stays as well. */
function refuseProtected({ stack, companions }: TeardownPlan): void {
  const kept = [stack, ...companions].find((one) => one?.view.isProtected);
  if (kept) throw new UserError({ code: "stack-protected", values: { stack: kept.view.name } });
}
