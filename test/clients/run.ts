/**
 * Uses the endpoint with the clients that people have, and writes docs/clients.md. npm fetches the CDK and version 2 of
 * the SDK into its own folder; the aws CLI and boto3 take part where this machine has them.
 *
 *     node bin/build.ts && node test/clients/run.ts
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import { startTestEndpoint } from "../local/support/endpoint.ts";
import { tryAwsCli, tryBoto3, trySdk2 } from "./small-clients.ts";
import { runCommand } from "./run-command.ts";
import { tryCdk } from "./try-cdk.ts";

/** One thing that a client did, and what came of it. */
export interface Row {
  readonly client: string;
  readonly what: string;
  readonly result: "works" | "fails" | "not on this machine";
  readonly detail: string;
}

const versions = ["aws-cdk@2.1147.0", "aws-cdk-lib@2.260.0", "constructs@10.8.1", "aws-sdk@2.1693.0"];
const folder = mkdtempSync(join(tmpdir(), "wildrydes-clients-"));
const endpoint = await startTestEndpoint();
try {
  writeFileSync(join(folder, "package.json"), '{"private":true}');
  await runCommand("npm", ["install", "--no-audit", "--no-fund", ...versions], { cwd: folder });
  const client = { folder, endpoint };
  const rows = [
    ...(await tryCdk(client)),
    ...(await tryAwsCli(client)),
    ...(await tryBoto3(client)),
    ...(await trySdk2(client)),
  ];
  const table = rows.map(({ client: name, what, result }) => `| ${name} | ${what} | ${result} |`);
  mkdirSync(join(packageRoot, "docs"), { recursive: true });
  writeFileSync(join(packageRoot, "docs", "clients.md"), page(table));
  for (const { client: name, what, result, detail } of rows) {
    process.stdout.write(`${name}: ${what}: ${result}${result === "fails" ? `\n${detail}` : ""}\n`);
  }
  process.exitCode = rows.some(({ result }) => result === "fails") ? 1 : 0;
} finally {
  await endpoint.close();
  rmSync(folder, { recursive: true, force: true });
}

function page(table: readonly string[]): string {
  return `# Clients

\`npm run test:clients\` writes this page. It calls the local endpoint with the published releases of the clients below.

| client | what it did | result |
|---|---|---|
${table.join("\n")}

## The CDK

\`cdk bootstrap\` creates a repository for container images (ECR), which the local endpoint does not have. Remove it from the template first:

\`\`\`sh
npx cdk bootstrap --show-template > bootstrap.yaml
# Delete the resource ContainerAssetsRepository and the output ImageRepositoryName,
# and write "*" in place of \${ContainerAssetsRepository.Arn}.
npx cdk bootstrap --template bootstrap.yaml
npx cdk deploy
\`\`\`

The environment variables of \`local env\` point the CDK to the endpoint. Stacks use the default synthesizer.
`;
}
