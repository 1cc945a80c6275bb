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
  try(workshop: HeldWorkshop, without: RoleStatement | undefined): Promise<string | undefined>;
}

const workshopStack = "wildrydes-step-module-resources";
const bulkStack = "wildrydes-bulk";

const prepared: readonly { readonly stack: string; readonly words: readonly string[] }[] = [
  { stack: workshopStack, words: ["setup"] },
  { stack: workshopStack, words: ["deploy-machine", "--stage", "4"] },
  { stack: workshopStack, words: ["deploy-machine", "--file", "RiderPhotoOwn.asl.json"] },
  { stack: bulkStack, words: ["bulk", "run", "rows.csv", "--distributed"] },
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
    name: "run --machine, which writes the item itself",
    stack: workshopStack,
    try: (workshop) =>
      end(workshop, ["run", "--machine", "RiderPhotoOwn", "--input", '{"userId":"user_c"}', "--expect", "accepted"]),
  },
  {
    name: "the function's log after these",
    stack: workshopStack,
    async try({ endpoint }, without) {
      if (without?.functionName === undefined) return undefined;
      const { stack, functionName } = without;
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
 * fails then. First it runs all steps with all statements.
 *
 * @param options.statements to take away, as `Role.Statement` (default: all)
 */
export async function proveRoles(
  options: { statements?: readonly string[]; report?: (line: string) => void } = {},
): Promise<{ proofs: RoleProof[]; faults: string[]; unproven: string[] }> {
  const { statements, report = () => undefined } = options;
  const workshop = await openHeldWorkshop();
  const proofs: RoleProof[] = [];
  const faults: string[] = [];
  const unproven: string[] = [];
  try {
    const wanted = (name: string): boolean => statements === undefined || statements.includes(name);
    const stacks = statements?.every((name) => !name.startsWith("Bulk")) ? [workshopStack] : [workshopStack, bulkStack];
    for (const { stack, words } of prepared) {
      if (!stacks.includes(stack)) continue;
      const { code, stderr } = await workshop.run(words);
      if (code !== 0) faults.push(`${words.join(" ")} fails: ${stderr}`);
    }
    for (const stack of stacks) {
      for (const step of steps.filter((one) => one.stack === stack)) {
        const says = await step.try(workshop, undefined);
        if (says !== undefined) faults.push(`${step.name} fails with all statements: ${says}`);
      }
      for (const found of await readRoleStatements(workshop.endpoint, stack)) {
        const name = `${found.role}.${found.statement}`;
        if (!wanted(name)) continue;
        const failed = await withoutStatement(workshop, found);
        report(`${name}: ${failed === undefined ? "no step fails" : `${failed.failsAt}: ${failed.says}`}`);
        if (failed === undefined) unproven.push(name);
        else proofs.push({ role: found.role, statement: found.statement, ...failed });
      }
    }
  } finally {
    await workshop.close();
  }
  faults.push(...unproven.map((name) => `no step fails without ${name}`));
  return { proofs, faults, unproven };
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
