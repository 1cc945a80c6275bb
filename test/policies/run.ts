/**
 * Proves the operator's policy, and writes the table into docs/aws.md.
 *
 *     npm run test:policies
 */
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import { markdownTable, writeMarkedSection } from "../support/marked-section.ts";
import { proveOperatorPolicy } from "./prove-operator.ts";
import { proveRoles } from "./prove-roles.ts";
import { readOperatorPolicy } from "./held-workshop.ts";

const { proofs, faults } = await proveOperatorPolicy({ report: (line) => console.log(line) });
for (const fault of faults) console.error(`✖ ${fault}`);
if (faults.length > 0) process.exit(1);

const order = readOperatorPolicy().Statement.map(({ Sid }) => Sid);
const rows = proofs
  .toSorted((a, b) => order.indexOf(a.statement) - order.indexOf(b.statement))
  .map(({ statement, failsAt, denied, usedBy }) => [
    statement,
    `\`${failsAt}\``,
    `\`${denied}\``,
    usedBy
      .slice(1)
      .map((step) => `\`${step}\``)
      .join(", ") || "–",
  ]);
writeMarkedSection({
  file: join(packageRoot, "docs", "aws.md"),
  name: "operator-policy",
  heading: "Your permissions",
  content: `\`templates/operator-policy.json\` allows what the workshop needs, and nothing more. The statements whose names begin
with Attendee are enough for a person who works in an environment that somebody else has set up. A person who sets up
and tears down environments needs the statements that begin with Instructor too.

This table comes from \`npm run test:policies\`. The whole workshop passes on the local endpoint under the policy. Without
one statement, the workshop stops at one step.

${markdownTable(["Without the statement", "this step fails", "it lacks", "later steps that need it"], rows)}`,
});

const roles = await proveRoles({ report: (line) => console.log(line) });
for (const fault of roles.faults) console.error(`✖ ${fault}`);
writeMarkedSection({
  file: join(packageRoot, "docs", "aws.md"),
  name: "role-policies",
  heading: "The roles' permissions",
  content: `This table comes from \`npm run test:policies\`. Each statement is taken out of its role, and the steps run until one
fails. With all statements all steps pass.

${markdownTable(
  ["Role", "without the statement", "this step fails", "it lacks"],
  roles.proofs.map(({ role, statement, failsAt, says }) => [role, statement, `\`${failsAt}\``, `\`${says}\``]),
)}`,
});
if (roles.faults.length > 0) process.exit(1);
console.log(`${proofs.length} statements proven; docs/aws.md is renewed.`);
process.exit(0);
