/**
 * Runs recordings of AWS Step Functions against the endpoint, and writes the table into docs/step-functions.md.
 *
 *     npm run test:recordings -- FOLDER
 *
 * FOLDER holds `cases.json`, `cases-2.json`, `teststate.json`, `run.mjs` and `compare.mjs`. The recordings are not part
 * of this project: without them nothing is run, and the table stays as it is.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import { markdownTable, writeMarkedSection } from "../support/marked-section.ts";
import { compareStates } from "./compare-states.ts";
import { withEndpoint } from "./endpoint.ts";
import { provideFor } from "./provide.ts";
import { runRecordedExecutions } from "./recorded-executions.ts";
import { readRecordedTests } from "./recorded-states.ts";

const account = "123456789012";
const folder = process.argv[2] ?? process.env["WILDRYDES_RECORDINGS"];
if (folder === undefined || !existsSync(join(folder, "cases.json"))) {
  console.log(`No recordings ${folder === undefined ? "were named" : `in ${folder}`}: nothing was run.`);
  console.log("Name their folder: npm run test:recordings -- FOLDER");
  process.exit(0);
}

await withEndpoint(async (url) => {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const first = await runRecordedExecutions(folder, "cases.json", url);
  const rare = await runRecordedExecutions(folder, "cases-2.json", url);
  const second = await runRecordedExecutions(folder, "cases.json", url);
  const tests = readRecordedTests(join(folder, "teststate.json"), account);
  await provideFor(tests, { endpoint: url, region: "us-east-1", credentials });
  const differences = await compareStates(tests, { url, folder });
  for (const line of [...first.differences, ...rare.differences]) console.log(line);
  for (const [id, difference] of differences) console.log(`- ${id}\n    ${difference}`);
  const same = `${tests.length - differences.size}/${tests.length}`;
  const row = (what: string, tally: typeof first): string[] => [what, tally.results, tally.eventTypes, tally.histories];
  const table = markdownTable(
    ["recordings", "same result", "same event types", "same history"],
    [
      row("executions", first),
      row("executions, run again on the same store", second),
      row("executions with values of the wrong kind behind paths, and other rare inputs", rare),
      ["TestState", same, "–", "–"],
    ],
  );
  writeMarkedSection({
    file: join(packageRoot, "docs", "step-functions.md"),
    name: "recordings",
    heading: "Compared with recordings of AWS",
    content: `This table comes from \`npm run test:recordings\`, run on ${new Date().toISOString().slice(0, 10)}.\n\n${table}`,
  });
  console.log(table);
});
