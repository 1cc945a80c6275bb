import { rmSync } from "node:fs";
import { openHeldWorkshop, readOperatorPolicy, type HeldWorkshop } from "./held-workshop.ts";
import { openProofRecord, type ProofRecord } from "./proof-record.ts";
import { workshopSteps, type WorkshopStep } from "./workshop-steps.ts";

type WorkshopState = NonNullable<Parameters<typeof openHeldWorkshop>[0]>;

/** The result for a statement: the step that fails without it, and AWS's word for what is missing. */
export interface StatementProof {
  readonly statement: string;
  readonly failsAt: string;
  readonly denied: string;
}

/** The faults of the policy, in sentences; none when it is enough and nothing can be left out. */
export interface OperatorProof {
  readonly proofs: readonly StatementProof[];
  /** The steps that passed under the whole policy, in order, with the statements that, alone, allowed something in each. */
  readonly passed: readonly { readonly step: string; readonly used: readonly string[] }[];
  readonly faults: readonly string[];
  /** Statements that no step failed without. */
  readonly unproven: readonly string[];
}

/**
 * Proves that a policy is enough for the workshop and that no statement can be left out. Each step is run under the whole
 * policy. Then, from where the step began, it is run again without each of the statements that it used, until one step
 * has failed for want of an action of the statement. It stops at a step that fails under the whole policy.
 *
 * @param options.steps of the workshop, in order (default: all)
 * @param options.statements to leave out in turn (default: all)
 * @param options.folder keeps what is done after each step: the same call with the same folder takes up there
 */
export async function proveOperatorPolicy(
  options: {
    steps?: readonly WorkshopStep[];
    statements?: readonly string[];
    folder?: string;
    report?: (line: string) => void;
  } = {},
): Promise<OperatorProof> {
  const { steps = workshopSteps, report = () => undefined } = options;
  const names = readOperatorPolicy().Statement.map(({ Sid }) => Sid);
  const wanted = options.statements ?? names;
  const record = openProofRecord(options.folder);
  const faults: string[] = [];
  let workshop = await openHeldWorkshop(stateOf(record));
  try {
    for (const step of steps.slice(record.passed.length)) {
      const before = workshop.snapshot();
      const { fault, used } = await runWhole(workshop, step);
      if (fault !== undefined) {
        faults.push(fault);
        break;
      }
      report(`passed: ${step.name}`);
      const candidates = used.filter((name) => wanted.includes(name) && !record.has(name));
      const after = { data: workshop.snapshot(), port: workshop.port };
      if (candidates.length > 0) {
        // A copy listens where the workshop did: the outputs of stacks name the port.
        await workshop.close();
        await tryWithout(step, { candidates, before: { copyOf: before, port: after.port }, record, report });
        workshop = await openHeldWorkshop({ copyOf: after.data, port: after.port });
      }
      rmSync(before, { recursive: true });
      record.pass({ step: step.name, used }, after);
    }
  } finally {
    await workshop.close();
  }
  record.close();
  const unproven = wanted.filter((name) => !record.has(name));
  if (faults.length === 0) faults.push(...unproven.map((name) => `no step fails without ${name}`));
  return { proofs: record.proofs, passed: record.passed, faults, unproven };
}

function stateOf({ data, port }: ProofRecord): WorkshopState {
  return { ...(data !== undefined && { copyOf: data }), ...(port !== undefined && { port }) };
}

async function runWhole(
  workshop: HeldWorkshop,
  step: WorkshopStep,
): Promise<{ fault: string | undefined; used: string[] }> {
  workshop.hold();
  const { code, stdout, stderr } = await workshop.run(step.words);
  const fault =
    code === (step.ends ?? 0) ? undefined : `${step.name} fails under the whole policy (${code}): ${stderr}${stdout}`;
  return { fault, used: workshop.used() };
}

async function tryWithout(
  step: WorkshopStep,
  proof: { candidates: readonly string[]; before: WorkshopState; record: ProofRecord; report: (line: string) => void },
): Promise<void> {
  const { candidates, before, record, report } = proof;
  for (const statement of candidates) {
    if (record.hasTried(statement)) continue;
    const denied = await runWithout(step, statement, before);
    record.tried(statement, denied === undefined ? undefined : { statement, failsAt: step.name, denied });
    report(`  without ${statement}: ${denied ?? "passes"}`);
  }
}

/** @returns the action of the statement that is denied; undefined when the step does not fail for want of one */
async function runWithout(step: WorkshopStep, statement: string, before: WorkshopState): Promise<string | undefined> {
  const workshop = await openHeldWorkshop(before);
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
