import { rmSync } from "node:fs";
import { openHeldWorkshop, readOperatorPolicy } from "./held-workshop.ts";
import { workshopSteps, type WorkshopStep } from "./workshop-steps.ts";

/** What became of a statement: the step that fails without it, and AWS's word for what is missing. */
export interface StatementProof {
  readonly statement: string;
  readonly failsAt: string;
  readonly denied: string;
  /** Every step that the statement allows something in. */
  readonly usedBy: readonly string[];
}

/** What is wrong with the policy, in sentences; none when it is enough and nothing can be left out. */
export interface OperatorProof {
  readonly proofs: readonly StatementProof[];
  readonly faults: readonly string[];
}

/**
 * Proves that a policy is enough for the workshop and that no statement can be left out. A step is run without each of
 * the statements that it uses until one step fails for want of an action of the statement. Then it is run under the whole
 * policy.
 *
 * @param options.steps of the workshop, in order (default: all)
 * @param options.statements to leave out in turn (default: all that are used)
 */
export async function proveOperatorPolicy(
  options: {
    steps?: readonly WorkshopStep[];
    statements?: readonly string[];
    report?: (line: string) => void;
  } = {},
): Promise<OperatorProof> {
  const { steps = workshopSteps, report = () => undefined } = options;
  const faults: string[] = [];
  const usedIn = await findUses(steps, faults);
  const usedBy = new Map<string, string[]>();
  for (const [step, names] of usedIn) for (const name of names) usedBy.set(name, [...(usedBy.get(name) ?? []), step]);
  const open = new Set(options.statements ?? usedBy.keys());
  const proofs: StatementProof[] = [];
  const workshop = await openHeldWorkshop();
  try {
    for (const step of steps) {
      const candidates = (usedIn.get(step.name) ?? []).filter((name) => open.has(name));
      const snapshot = candidates.length === 0 ? undefined : workshop.snapshot();
      for (const statement of candidates) {
        const denied = await runWithout(step, statement, snapshot);
        if (denied === undefined) continue;
        open.delete(statement);
        report(`${statement}: ${step.name}: ${denied}`);
        proofs.push({ statement, failsAt: step.name, denied, usedBy: usedBy.get(statement) ?? [] });
      }
      if (snapshot !== undefined) rmSync(snapshot, { recursive: true });
      workshop.hold();
      const { code, stderr } = await workshop.run(step.words);
      if (code !== (step.ends ?? 0)) faults.push(`${step.name} fails under the whole policy: ${stderr}`);
    }
    for (const statement of open) faults.push(`no step fails without ${statement}`);
  } finally {
    await workshop.close();
  }
  return { proofs, faults };
}

/** Runs all steps under the whole policy, and finds the statements that allow something in each, in order. */
async function findUses(steps: readonly WorkshopStep[], faults: string[]): Promise<Map<string, string[]>> {
  const uses = new Map<string, string[]>();
  const workshop = await openHeldWorkshop();
  try {
    for (const step of steps) {
      workshop.hold();
      const { code, stderr } = await workshop.run(step.words);
      if (code !== (step.ends ?? 0)) faults.push(`${step.name} is denied something: ${stderr}`);
      uses.set(step.name, workshop.used());
    }
  } finally {
    await workshop.close();
  }
  const known = new Set(readOperatorPolicy().Statement.map(({ Sid }) => Sid));
  const used = new Set([...uses.values()].flat());
  for (const name of used) if (!known.has(name)) faults.push(`${name} is not a statement of the policy`);
  if (steps === workshopSteps)
    for (const name of known) if (!used.has(name)) faults.push(`${name} allows nothing that the workshop needs`);
  return uses;
}

/** @returns the action of the statement that is denied; undefined when the step does not fail for want of one */
async function runWithout(
  step: WorkshopStep,
  statement: string,
  copyOf: string | undefined,
): Promise<string | undefined> {
  const workshop = await openHeldWorkshop(copyOf === undefined ? {} : { copyOf });
  try {
    workshop.hold((name) => name !== statement);
    const { code, stdout, stderr } = await workshop.run(step.words);
    if (code === (step.ends ?? 0)) return undefined;
    const own = actionsOf(statement);
    const named = [...(stderr + stdout).matchAll(/\b([a-zA-Z0-9]+:[A-Z][A-Za-z]+)\b/g)];
    return named.map(([, action = ""]) => action).find((action) => own.has(action.toLowerCase()));
  } finally {
    await workshop.close();
  }
}

function actionsOf(statement: string): Set<string> {
  const actions = readOperatorPolicy().Statement.find(({ Sid }) => Sid === statement)?.Action ?? [];
  return new Set([actions].flat().map((action) => action.toLowerCase()));
}
