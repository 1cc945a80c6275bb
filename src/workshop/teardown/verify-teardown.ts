import { setTimeout as sleep } from "node:timers/promises";
import { describeStack } from "../../aws/stack/describe-stack.ts";
import type { Message, ProgressArea } from "../../text/areas.ts";
import type { Environment } from "../environment.ts";
import { claimPlan } from "../ownership/claim-plan.ts";
import type { FailedStep } from "./execute-plan.ts";
import { planRows, type PlanRow } from "./plan-rows.ts";
import { planTeardown, type PlannedStack, type TeardownPlan } from "./plan.ts";

/** The plan as it was carried out, before the second look. */
interface DonePlan {
  readonly plan: TeardownPlan;
  readonly failures: readonly FailedStep[];
  /** Deletes what the first look did not show, unless it is not agreed to: what it could not do, or undefined. */
  readonly deleteLate: (late: TeardownPlan, rows: readonly PlanRow[]) => Promise<readonly FailedStep[] | undefined>;
}

/** The parts that are there after a teardown. */
interface AfterTeardown {
  readonly left: TeardownPlan;
  readonly failures: readonly FailedStep[];
}

/**
 * How long deleted things may be shown, in milliseconds: machines end their executions first, other answers are old.
 */
const patienceMs = { machines: 300_000, others: 120_000 } as const;

/** How often things that come into sight late are deleted. */
const mostRounds = 3;

const longestPauseMs = 5000;

/**
 * Checks after a teardown that everything is gone. It waits for deletions that take time, because reads may be stale.
 * It also deletes what the first look missed for the same reason. A stack that another command created again meanwhile
 * stays, with all that belongs to it.
 */
export async function verifyTeardown(environment: Environment, done: DonePlan): Promise<AfterTeardown> {
  const { session, signal, port } = environment;
  port.notify({ type: "step-started", step: { code: "step-looking-again" } });
  const planned = new Set(planRows(done.plan).map(({ name }) => name));
  const failures = [...done.failures];
  let plan = await planOnce(environment);
  let reported = 0;
  let rounds = 0;
  let pauseMs = session.pollMs;
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    const anew = findStackMadeAgain(done.plan, plan);
    if (anew !== undefined) {
      port.notify({ type: "warning", text: { code: "stack-made-again", values: { stack: anew } } });
      break;
    }
    const late = planRows(plan).filter((row) => !planned.has(row.name));
    for (const { name } of late) planned.add(name);
    if (late.length > 0 && rounds < mostRounds) {
      const failed = await done.deleteLate(plan, late);
      if (failed === undefined) break;
      failures.push(...failed);
      rounds += 1;
      pauseMs = session.pollMs;
    }
    const going = planRows(plan).filter(
      (row) => !isFailed(row, failures) && !staysWithStack(row, plan, failures),
    ).length;
    const machines = plan.machines.length + plan.formMachines.length;
    if (going === 0 || waitedMs >= (machines > 0 ? patienceMs.machines : patienceMs.others)) break;
    if (going !== reported)
      port.notify({
        type: "note",
        text:
          machines > 0
            ? { code: "machines-going", values: { count: machines } }
            : { code: "still-shown", values: { count: going } },
      });
    reported = going;
    await sleep(pauseMs, undefined, { signal });
    pauseMs = Math.min(pauseMs * 1.5, longestPauseMs);
    plan = await planOnce(environment);
  }
  const left = planRows(plan).length;
  port.notify({
    type: "step-done",
    step: { code: "step-looked-again" },
    detail: detailOf(left, plan.unknown.length),
    changed: true,
  });
  return { left: plan, failures };
}

/** The name of a stack that was deleted, and that is there again under another id. */
function findStackMadeAgain(done: TeardownPlan, now: TeardownPlan): string | undefined {
  const planned = new Map(stacksOf(done).map(({ view }) => [view.name, view.id]));
  const anew = stacksOf(now).find(({ view }) => planned.has(view.name) && planned.get(view.name) !== view.id);
  return anew?.view.name;
}

function stacksOf({ stack, companions }: TeardownPlan): readonly PlannedStack[] {
  return stack === undefined ? companions : [stack, ...companions];
}

function detailOf(left: number, unknown: number): Message<ProgressArea> {
  if (left > 0) return { code: "count-left", values: { count: left } };
  return unknown > 0 ? { code: "nothing-seen-left", values: { count: unknown } } : { code: "nothing-left" };
}

async function planOnce(environment: Environment): Promise<TeardownPlan> {
  const { plan } = await claimPlan(environment, await planTeardown(environment));
  const [stack, companions] = await Promise.all([
    plan.stack && isThere(environment, plan.stack).then((there) => (there ? plan.stack : undefined)),
    Promise.all(plan.companions.map(async (one) => ((await isThere(environment, one)) ? [one] : []))),
  ]);
  return { ...plan, stack, companions: companions.flat() };
}

/** By its name a deleted stack may still be shown; by its id it is shown as deleted. */
async function isThere({ session }: Environment, { view }: PlannedStack): Promise<boolean> {
  const stack = await describeStack(session, view.id);
  return stack !== undefined && stack.status !== "DELETE_COMPLETE";
}

/** Whether a step that names the row's thing failed: it stays, and nobody waits for it. */
function isFailed({ name }: { readonly name: string }, failures: readonly FailedStep[]): boolean {
  return failures.some(({ step }) => "values" in step && Object.values(step.values ?? {}).includes(name));
}

const ofStacks: ReadonlySet<string> = new Set(["kind-bucket", "kind-table", "kind-log-groups"]);

/** Tells whether a part stays with its stack because CloudFormation could not delete the stack. */
function staysWithStack({ what }: PlanRow, plan: TeardownPlan, failures: readonly FailedStep[]): boolean {
  if (!ofStacks.has(what.code)) return false;
  return [plan.stack, ...plan.companions].some((one) => one !== undefined && isFailed(one.view, failures));
}
