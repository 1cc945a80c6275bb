/**
 * Proves the operator's policy and the roles, and writes the tables into docs/aws.md.
 *
 *     npm run test:policies [-- --only operator|roles] [--stack STACK] [--folder FOLDER]
 *
 * A folder keeps what is done for the operator's policy: an interrupted run takes up there.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../../src/package-root.ts";
import { markdownTable, writeMarkedSection } from "../support/marked-section.ts";
import { proveOperatorPolicy } from "./prove-operator.ts";
import { proveRoles } from "./prove-roles.ts";
import { readOperatorPolicy } from "./held-workshop.ts";
import { workshopSteps } from "./workshop-steps.ts";

const file = join(packageRoot, "docs", "aws.md");
const report = (line: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
const { values } = parseArgs({
  options: { only: { type: "string" }, stack: { type: "string" }, folder: { type: "string" } },
});

if (values.only !== "roles") await writeOperatorTable();
if (values.only !== "operator") await writeRoleTable();
process.exit(0);

function endAtFaults(faults: readonly string[]): void {
  for (const fault of faults) console.error(`✖ ${fault}`);
  if (faults.length > 0) process.exit(1);
}

async function writeOperatorTable(): Promise<void> {
  const { folder } = values;
  const proof = await proveOperatorPolicy({ ...(folder !== undefined && { folder }), report });
  const { proofs, passed, faults, unproven } = proof;
  // A step that fails under the whole policy ends the proof: a table would say too much.
  if (faults.length > unproven.length || passed.length < workshopSteps.length) endAtFaults(faults);
  const order = readOperatorPolicy().Statement.map(({ Sid }) => Sid);
  const rows = proofs
    .toSorted((a, b) => order.indexOf(a.statement) - order.indexOf(b.statement))
    .map(({ statement, failsAt, denied }) => [statement, `\`${failsAt}\``, `\`${denied}\``]);
  writeMarkedSection({
    file,
    name: "operator-policy",
    heading: "Your permissions",
    content: `\`templates/operator-policy.json\` allows what the workshop needs. The statements whose names begin with Attendee are
enough for a person who works in an environment that somebody else has set up. A person who sets up and tears down
environments needs the statements that begin with Instructor too. Each of the two parts fits into one managed policy.

This table comes from \`npm run test:policies\`. The whole workshop, ${passed.length} steps, passes on the local endpoint under the
policy. Each statement is left out of it alone, and the steps run until one fails for want of an action of the statement.${unproven.length > 0 ? `\nNo step fails yet without ${unproven.map((name) => `\`${name}\``).join(", ")}.` : ""}

${markdownTable(["Without the statement", "this step fails", "it lacks"], rows)}`,
  });
  endAtFaults(faults);
  console.log(`${proofs.length} statements proven in ${passed.length} steps; docs/aws.md is renewed.`);
}

async function writeRoleTable(): Promise<void> {
  const { stack } = values;
  const { proofs, faults, unproven } = await proveRoles({ report, ...(stack !== undefined && { stacks: [stack] }) });
  // A step that fails with all statements, and a part of the stacks, say too little for a table.
  if (stack !== undefined || faults.length > unproven.length) {
    endAtFaults(faults);
    return;
  }
  writeMarkedSection({
    file,
    name: "role-policies",
    heading: "The roles' permissions",
    content: `This table comes from \`npm run test:policies\`, for the roles of every template. Each statement is taken out of its
role, and the steps of its stack run until one fails. With all statements all steps pass.${unproven.length > 0 ? `\nNo step fails yet without ${unproven.map((name) => `\`${name}\``).join(", ")}.` : ""}

${markdownTable(
  ["Stack", "role", "without the statement", "this step fails", "it says"],
  proofs.map((proof) => [proof.stack, proof.role, proof.statement, `\`${proof.failsAt}\``, `\`${proof.says}\``]),
)}`,
  });
  endAtFaults(faults);
  console.log(`${proofs.length} statements of roles proven; docs/aws.md is renewed.`);
}
