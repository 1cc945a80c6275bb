import { setTimeout as sleep } from "node:timers/promises";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import { agreeToClaim, claimPlan } from "../ownership/claim-plan.ts";
import { executePlan, type FailedStep } from "./execute-plan.ts";
import { findOwnThings, type OwnThings } from "./own-things.ts";
import { requireFit, type PlanFile } from "./plan-file.ts";
import { partsOf, type PlanPart } from "./plan-parts.ts";
import type { UnknownPart } from "./unknown-part.ts";
import { planRows, planTeardown, type PlanRow, type TeardownPlan } from "./plan.ts";

/** What `teardown` found, did, and left. */
export interface TeardownResult {
  readonly plan: readonly PlanRow[];
  /** False when there was nothing to delete, or only the plan was asked for. */
  readonly executed: boolean;
  readonly failures: readonly FailedStep[];
  /** What could not be looked at, and may be there or not. */
  readonly unknown: readonly UnknownPart[];
  /** What was still there when everything was looked at again. */
  readonly left: readonly PlanRow[];
  /** State machines, collections and tables that this program did not make: they stay. */
  readonly own: OwnThings;
  /** Every part of the environment as it was before. */
  readonly parts: readonly PlanPart[];
}

/** What a teardown may do. */
export interface TeardownOptions {
  readonly onlyPlan: boolean;
  /** The plan to do: nothing else is deleted. */
  readonly apply?: { readonly file: string; readonly plan: PlanFile } | undefined;
}

/** How long machines may take to go: Step Functions ends their executions first. */
const patienceMs = 300_000;

/**
 * Deletes an environment: one plan, shown, agreed to, executed, and then everything is looked at again.
 *
 * @throws UserError `plan-outdated`, `not-ours`, `declined`
 */
export async function tearDown(environment: Environment, options: TeardownOptions): Promise<TeardownResult> {
  const { port, names } = environment;
  const { account, region } = environment.target;
  port.notify({ type: "step-started", step: { code: "step-looking" } });
  const [found, own] = await Promise.all([planTeardown(environment), findOwnThings(environment)]);
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
  await agreeToClaim(environment, claimed, rows.length);
  port.notify({ type: "plan", rows });
  if (!(await port.ask({ text: { code: "ask-teardown", values: { account, region } }, typeToAgree: names.stack })))
    throw declined();
  port.notify({
    type: "goes-on",
    next: [{ code: "leave-teardown" }],
  });
  const failures = await executePlan(environment, plan);
  const after = await lookAgain(environment);
  return { ...shown, executed: true, failures, unknown: after.unknown, left: planRows(after) };
}

async function lookAgain(environment: Environment): Promise<TeardownPlan> {
  const { session, signal, port } = environment;
  port.notify({ type: "step-started", step: { code: "step-looking-again" } });
  const deadline = Date.now() + patienceMs;
  let { plan } = await claimPlan(environment, await planTeardown(environment));
  let told = 0;
  for (;;) {
    const count = plan.machines.length + plan.formMachines.length;
    if (count === 0 || Date.now() >= deadline) break;
    if (count !== told) port.notify({ type: "note", text: { code: "machines-going", values: { count } } });
    told = count;
    await sleep(session.pollMs, undefined, { signal });
    ({ plan } = await claimPlan(environment, await planTeardown(environment)));
  }
  const left = planRows(plan).length;
  port.notify({
    type: "step-done",
    step: { code: "step-looked-again" },
    detail: left === 0 ? { code: "nothing-left" } : { code: "count-left", values: { count: left } },
    changed: true,
  });
  return plan;
}
