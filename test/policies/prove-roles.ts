import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { openHeldWorkshop, type HeldWorkshop } from "./held-workshop.ts";
import { readRoleStatements, type RoleStatement } from "./role-statements.ts";

/** The step that fails without a statement of a role, and what it says. */
export interface RoleProof {
  readonly role: string;
  readonly statement: string;
  readonly failsAt: string;
  readonly says: string;
}

/** Does something that needs the roles. Answers what is wrong, or nothing. */
interface RoleStep {
  readonly name: string;
  readonly stack: string;
  try(workshop: HeldWorkshop, statement: RoleStatement): Promise<string | undefined>;
}

const workshopStack = "wildrydes-step-module-resources";
const bulkStack = "wildrydes-bulk";

const prepared: readonly (readonly string[])[] = [
  ["setup"],
  ["deploy-machine", "--stage", "4"],
  ["bulk", "run", "rows.csv", "--distributed"],
];

const steps: readonly RoleStep[] = [
  {
    name: "run, a photo that is accepted",
    stack: workshopStack,
    try: async (workshop) => {
      await workshop.run(["collection", "reset", "--yes"]);
      return end(workshop, ["run", "--user", "user_a", "--key", "1_happy_face.jpg", "--expect", "accepted"]);
    },
  },
  {
    name: "run, a photo that is refused",
    stack: workshopStack,
    try: (workshop) => end(workshop, ["run", "--user", "user_b", "--key", "4_no_face.jpg", "--expect", "refused"]),
  },
  {
    name: "the function's log after both",
    stack: workshopStack,
    async try({ endpoint }, { stack, functionName }) {
      if (functionName === undefined) return undefined;
      const logs = new CloudWatchLogsClient(endpoint.clientConfig);
      const logGroupName = `/aws/lambda/${stack}-${functionName}`;
      const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName, startTime: since }));
      return events.length === 0 ? "no lines" : undefined;
    },
  },
  {
    name: "bulk run --distributed",
    stack: bulkStack,
    try: (workshop) => end(workshop, ["bulk", "run", "rows.csv", "--distributed"]),
  },
];

/** When the current statement was taken away; milliseconds since 1970. */
let since = 0;

async function end(workshop: HeldWorkshop, words: readonly string[]): Promise<string | undefined> {
  const { code, stdout, stderr } = await workshop.run(words);
  if (code === 0) return undefined;
  const text = stderr + stdout;
  return (
    /\b[a-z0-9]+:[A-Z][A-Za-z]+\b/.exec(text)?.[0] ??
    /\b[A-Z]\w+(Exception|Denied|Error)\b/.exec(text)?.[0] ??
    `exit code ${code}`
  );
}

/**
 * Takes each statement out of the roles of the workshop's stack and of the stack for bulk runs, and finds the step that
 * fails then. All steps pass with all statements.
 *
 * @param options.statements to take away, as `Role.Statement` (default: all)
 */
export async function proveRoles(
  options: { statements?: readonly string[]; report?: (line: string) => void } = {},
): Promise<{ proofs: RoleProof[]; faults: string[] }> {
  const { statements, report = () => undefined } = options;
  const workshop = await openHeldWorkshop();
  const proofs: RoleProof[] = [];
  const faults: string[] = [];
  try {
    const wanted = (name: string): boolean => statements === undefined || statements.includes(name);
    const stacks = statements?.every((name) => !name.startsWith("Bulk")) ? [workshopStack] : [workshopStack, bulkStack];
    for (const words of prepared.slice(0, stacks.length + 1)) await workshop.run(words);
    for (const stack of stacks)
      for (const found of await readRoleStatements(workshop.endpoint, stack)) {
        const name = `${found.role}.${found.statement}`;
        if (!wanted(name)) continue;
        const failed = await withoutStatement(workshop, found);
        report(`${name}: ${failed === undefined ? "no step fails" : `${failed.failsAt}: ${failed.says}`}`);
        if (failed === undefined) faults.push(`no step fails without ${name}`);
        else proofs.push({ role: found.role, statement: found.statement, ...failed });
      }
  } finally {
    await workshop.close();
  }
  return { proofs, faults };
}

async function withoutStatement(
  workshop: HeldWorkshop,
  statement: RoleStatement,
): Promise<Pick<RoleProof, "failsAt" | "says"> | undefined> {
  await statement.remove();
  since = Date.now();
  try {
    for (const step of steps.filter(({ stack }) => stack === statement.stack)) {
      const says = await step.try(workshop, statement);
      if (says !== undefined) return { failsAt: step.name, says };
    }
    return undefined;
  } finally {
    await statement.restore();
  }
}
