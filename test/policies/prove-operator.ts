import { openHeldWorkshop, readOperatorPolicy, type HeldWorkshop } from "./held-workshop.ts";
import { stepsToRebuild, workshopSteps, type WorkshopStep } from "./workshop-steps.ts";

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
 * the statements that it is the first to need, has to fail, and is then run under the whole policy.
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
  const usedBy = await findUses(steps, faults);
  const leftOut = options.statements ?? [...usedBy.keys()];
  const proofs: StatementProof[] = [];
  const workshop = await openHeldWorkshop();
  try {
    for (const step of steps) {
      for (const statement of leftOut.filter((name) => usedBy.get(name)?.[0] === step.name)) {
        const denied = await runWithout(workshop, step, statement);
        if (step.removes) await rebuild(workshop);
        report(`${statement}: ${step.name}: ${denied ?? "did not fail"}`);
        if (denied === undefined) faults.push(`${step.name} does not fail without ${statement}`);
        else proofs.push({ statement, failsAt: step.name, denied, usedBy: usedBy.get(statement) ?? [] });
      }
      workshop.hold();
      const { code, stderr } = await workshop.run(step.words);
      if (code !== 0) faults.push(`${step.name} fails under the whole policy: ${stderr}`);
    }
  } finally {
    await workshop.close();
  }
  return { proofs, faults };
}

/** Runs all steps under the whole policy, and finds the steps that each statement allows something in. */
async function findUses(steps: readonly WorkshopStep[], faults: string[]): Promise<Map<string, string[]>> {
  const uses = new Map<string, string[]>();
  const workshop = await openHeldWorkshop();
  try {
    for (const step of steps) {
      workshop.hold();
      const { code, stderr } = await workshop.run(step.words);
      if (code !== 0) faults.push(`${step.name} is denied something: ${stderr}`);
      for (const statement of workshop.used()) uses.set(statement, [...(uses.get(statement) ?? []), step.name]);
    }
  } finally {
    await workshop.close();
  }
  const known = new Set(readOperatorPolicy().Statement.map(({ Sid }) => Sid));
  for (const name of uses.keys()) if (!known.has(name)) faults.push(`${name} is no statement of the policy`);
  if (steps === workshopSteps)
    for (const name of known) if (!uses.has(name)) faults.push(`${name} allows nothing that the workshop needs`);
  return uses;
}

async function rebuild(workshop: HeldWorkshop): Promise<void> {
  workshop.hold();
  for (const { words } of stepsToRebuild) await workshop.run(words);
}

/** @returns the action that is denied; undefined when the step does not fail, or for another reason */
async function runWithout(workshop: HeldWorkshop, step: WorkshopStep, statement: string): Promise<string | undefined> {
  workshop.hold(statement);
  const { code, stdout, stderr } = await workshop.run(step.words);
  if (code === 0) return undefined;
  return /\b([a-z0-9]+:[A-Z][A-Za-z]+)\b(?! on)/.exec(stderr + stdout)?.[1] ?? `exit code ${code}`;
}
