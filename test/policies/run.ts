/**
 * Proves the operator's policy and the roles, and writes the tables into docs/aws.md.
 *
 *     npm run test:policies [-- --only operator|roles] [--stack STACK] [--statements NAME,NAME] [--folder FOLDER
 * [--kept]]
 *
 * A folder keeps what is done: an interrupted run takes up there. One stack alone renews its rows of the table. With
 * --kept no role is tried: the table tells what the folder holds, and what it told before of other stacks.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../../src/package-root.ts";
import { markdownTable, readTableRows, writeMarkedSection } from "../support/marked-section.ts";
import { proveOperatorPolicy } from "./prove-operator.ts";
import { proveRoles, type RoleProof, type RoleProofs } from "./prove-roles.ts";
import { stackSteps } from "./role-steps/all.ts";
import { readOperatorPolicy } from "./held-workshop.ts";
import { workshopSteps } from "./workshop-steps.ts";

const file = join(packageRoot, "docs", "aws.md");
const report = (line: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
const { values } = parseArgs({
  options: {
    only: { type: "string" },
    stack: { type: "string" },
    statements: { type: "string" },
    folder: { type: "string" },
    kept: { type: "boolean" },
  },
});

/** A statement that AWS's documentation asks for, and that no step of the endpoint needs. */
const documented: Readonly<Record<string, string>> = {
  "BulkMapRole.StopChildren": "IAM policies for using Distributed Map states",
  "CopyRole.StopChildren": "IAM policies for using Distributed Map states",
};

if (values.only !== "roles") await writeOperatorTable();
if (values.only !== "operator") await writeRoleTable();
process.exit(0);

function endAtFaults(faults: readonly string[]): void {
  for (const fault of faults) console.error(`✖ ${fault}`);
  if (faults.length > 0) process.exit(1);
}

async function writeOperatorTable(): Promise<void> {
  const { folder } = values;
  const statements = values.statements?.split(",");
  const selection = { ...(folder !== undefined && { folder }), ...(statements && { statements }), report };
  const { proofs, passed, faults, unproven: unprovenNow } = await proveOperatorPolicy(selection);
  // A step that fails under the whole policy ends the proof: a table would say too much.
  if (faults.length > unprovenNow.length || passed.length < workshopSteps.length) endAtFaults(faults);
  const order = readOperatorPolicy().Statement.map(({ Sid }) => Sid);
  // Proofs of single statements stand beside those of an earlier run.
  const kept = statements ? readTableRows(file, "operator-policy") : [];
  const known = new Map(kept.map((row) => [row[0] ?? "", row]));
  for (const { statement, failsAt, denied } of proofs)
    known.set(statement, [statement, `\`${failsAt}\``, `\`${denied}\``]);
  const rows = order.flatMap((name) => [known.get(name) ?? []]).filter((row) => row.length > 0);
  const unproven = order.filter((name) => !known.has(name));
  writeMarkedSection({
    file,
    name: "operator-policy",
    heading: "Your permissions",
    content: `\`templates/operator-policy.json\` allows what the workshop needs. The statements whose names begin with Attendee are
enough to work in an environment that another user has set up. To set up and tear down environments, you also need the
statements that begin with Instructor. Each of the two parts fits into one managed policy.

This table comes from \`npm run test:policies\`. The whole workshop, ${passed.length} steps, passes on the local endpoint under the
policy. Then each statement is left out in turn, and the steps run until one fails because an action of that statement is
missing.${unproven.length > 0 ? `\nNo step fails yet without ${unproven.map((name) => `\`${name}\``).join(", ")}; \`test/policies/operator-policy.test.ts\` shows who needs it.` : ""}

${markdownTable(["Without the statement", "this step fails", "it lacks"], rows)}`,
  });
  endAtFaults(faults);
  console.log(`${proofs.length} statements proven in ${passed.length} steps; docs/aws.md is renewed.`);
}

async function writeRoleTable(): Promise<void> {
  const { stack, folder } = values;
  const stacks = stackSteps.map((each) => each.stack);
  // What an earlier run proved of other stacks stands beside this one's proofs.
  const known = new Map(stacks.map((each) => [each, knownRows(each)] as const));
  const unproven: string[] = [];
  for (const each of stacks) {
    if (stack !== undefined && each !== stack) continue;
    if (values.kept === true && !existsSync(join(folder ?? "", `${each}.json`))) continue;
    const proven = await proveStack(each, folder);
    endAtFaults(proven.faults);
    unproven.push(...proven.unproven.filter((name) => documented[name] === undefined));
    known.set(each, proven.proofs.map(rowOf));
  }
  const rows = [...known.values()].flat();
  const names = new Set(rows.map(([, role, statement]) => `${role}.${statement}`));
  const asked = Object.entries(documented).filter(([name]) => !names.has(name));
  const untried = stacks.filter((each) => known.get(each)?.length === 0);
  writeMarkedSection({
    file,
    name: "role-policies",
    heading: "The roles' permissions",
    content: `This table comes from \`npm run test:policies\`, which tries the roles of every template. Each statement is removed from its
role, and the steps of its stack run until one fails. With all statements, all steps pass.
${asked.map(([name, page]) => `No step fails without \`${name}\`: AWS's page "${page}" asks for it.`).join("\n")}${unproven.map((name) => `\nNo step fails without \`${name}\` yet.`).join("")}${untried.map((name) => `\nThe roles of \`${name}\` were not tried in this run.`).join("")}

${markdownTable(["Stack", "role", "without the statement", "this step fails", "it says"], rows)}`,
  });
  endAtFaults(unproven.map((name) => `no step fails without ${name}`));
  console.log(`${rows.length} statements of roles proven; docs/aws.md is renewed.`);
}

function rowOf(proof: RoleProof): string[] {
  // A role's name in AWS's words changes from run to run.
  const says = proof.says.replace(/^'?arn:\S+?:role\/\S+?'? is not/, "The role is not");
  return [proof.stack, proof.role, proof.statement, `\`${proof.failsAt}\``, `\`${says}\``];
}

function knownRows(stack: string): string[][] {
  return readTableRows(file, "role-policies").filter(([name]) => name === stack);
}

/** The proofs of one stack's roles: from the folder, or made and kept there. */
async function proveStack(stack: string, folder: string | undefined): Promise<RoleProofs> {
  const kept = folder === undefined ? undefined : join(folder, `${stack}.json`);
  if (kept !== undefined && existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8"));
  const proven = await proveRoles({ report, stacks: [stack] });
  if (kept !== undefined && proven.faults.length === 0) {
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, JSON.stringify(proven));
  }
  return proven;
}
