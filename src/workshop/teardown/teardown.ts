import { setTimeout as sleep } from "node:timers/promises";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import { agreeToClaim, claimPlan } from "../ownership/claim-plan.ts";
import { findOtherMachines } from "../machine/photo-machines.ts";
import { executePlan, type FailedStep } from "./execute-plan.ts";
import { createLookout, type UnknownPart } from "./unknown-part.ts";
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
  /** State machines that this program did not make: they stay. */
  readonly ownMachines: readonly string[];
}

/** How long machines may take to go: Step Functions ends their executions first. */
const patienceMs = 300_000;

/** Deletes an environment: one plan, shown, agreed to, executed, and then everything is looked at again. */
export async function tearDown(environment: Environment, options: { onlyPlan: boolean }): Promise<TeardownResult> {
  const { port, names } = environment;
  const { account, region } = environment.target;
  port.notify({ type: "step-started", step: { code: "step-looking" } });
  const machines = { what: { code: "kind-machine" }, name: "*" } as const;
  const [found, others] = await Promise.all([
    planTeardown(environment),
    createLookout().look(machines, () => findOtherMachines(environment), []),
  ]);
  const ownMachines = others.filter(({ form }) => form === "own").map(({ name }) => name);
  const claimed = await claimPlan(environment, found);
  const { plan } = claimed;
  const rows = planRows(plan);
  if (rows.length === 0 || options.onlyPlan) {
    port.notify({ type: "step-done", step: { code: "step-looked" }, changed: false });
    if (claimed.foreign.length > 0) await agreeToClaim(environment, { ...claimed, owner: undefined }, rows.length);
    return { plan: rows, executed: false, failures: [], unknown: plan.unknown, left: rows, ownMachines };
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
  return { plan: rows, executed: true, failures, unknown: after.unknown, left: planRows(after), ownMachines };
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
