import { openHeldWorkshop, type HeldWorkshop } from "./held-workshop.ts";
import { readRoleStatements, type RoleStatement } from "./role-statements.ts";
import { stackSteps } from "./role-steps/all.ts";
import type { RoleStep, StackSteps } from "./role-steps/role-step.ts";

/** The step that fails without a statement of a role, and what it says. */
export interface RoleProof {
  readonly stack: string;
  readonly role: string;
  readonly statement: string;
  readonly failsAt: string;
  readonly says: string;
}

export interface RoleProofs {
  readonly proofs: readonly RoleProof[];
  readonly faults: readonly string[];
  /** `Role.Statement` of those without which no step fails. */
  readonly unproven: readonly string[];
}

/**
 * Takes each statement out of the roles of every stack, and finds the step that fails then. First it runs all steps
 * with all statements.
 *
 * @param options.stacks whose roles to try (default: every stack's)
 * @param options.statements to take away, as `Role.Statement` (default: all)
 * @param options.steps to run (default: all)
 */
export async function proveRoles(
  options: {
    stacks?: readonly string[];
    statements?: readonly string[];
    steps?: readonly string[];
    report?: (line: string) => void;
  } = {},
): Promise<RoleProofs> {
  const { stacks, statements, report = () => undefined } = options;
  const tried = stackSteps
    .filter(({ stack }) => stacks?.includes(stack) ?? true)
    .map((each) => ({ ...each, steps: each.steps.filter(({ name }) => options.steps?.includes(name) ?? true) }));
  const needed = new Set(tried.flatMap(({ stack, needs = [] }) => [...needs, stack]));
  const workshop = await openHeldWorkshop();
  const proofs: RoleProof[] = [];
  const faults: string[] = [];
  const unproven: string[] = [];
  try {
    for (const { stack, prepare } of stackSteps.filter((each) => needed.has(each.stack))) {
      const failed = await prepare(workshop);
      if (failed === undefined) continue;
      faults.push(`${stack}: ${failed}`);
      return { proofs, faults, unproven };
    }
    for (const each of tried) {
      const found = (await readRoleStatements(workshop.endpoint, each.stack)).filter(
        (one) => statements?.includes(nameOf(one)) ?? true,
      );
      faults.push(...(await runAll(workshop, each, statements)));
      for (const one of found) {
        const failed = await withoutStatement(workshop, each.steps, one);
        report(`${nameOf(one)}: ${failed === undefined ? "no step fails" : `${failed.failsAt}: ${failed.says}`}`);
        if (failed === undefined) unproven.push(nameOf(one));
        else proofs.push({ stack: each.stack, role: one.role, statement: one.statement, ...failed });
      }
    }
  } finally {
    await workshop.close();
  }
  return { proofs, faults, unproven };
}

const nameOf = ({ role, statement }: RoleStatement): string => `${role}.${statement}`;

async function runAll(
  workshop: HeldWorkshop,
  { stack, steps }: StackSteps,
  statements: readonly string[] | undefined,
): Promise<string[]> {
  const faults: string[] = [];
  for (const step of steps) {
    if (step.only && statements && !step.only.some((name) => statements.includes(name))) continue;
    const says = await step.try(workshop, { without: undefined, since: Date.now() });
    if (says !== undefined) faults.push(`${stack}: ${step.name} fails with all statements: ${says}`);
  }
  return faults;
}

async function withoutStatement(
  workshop: HeldWorkshop,
  steps: readonly RoleStep[],
  statement: RoleStatement,
): Promise<Pick<RoleProof, "failsAt" | "says"> | undefined> {
  await statement.remove();
  const attempt = { without: statement, since: Date.now() };
  try {
    for (const step of steps) {
      if (step.only && !step.only.includes(nameOf(statement))) continue;
      const says = await step.try(workshop, attempt);
      if (says !== undefined) return { failsAt: step.name, says };
    }
    return undefined;
  } finally {
    await statement.restore();
  }
}
