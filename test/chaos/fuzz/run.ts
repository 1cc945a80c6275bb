/**
 * Thousands of hostile requests against an endpoint in its own process: `node test/chaos/fuzz/run.ts [requests]
 * [seed…]`, once for each seed. Prints its seeds, writes `docs/fuzz.md`, and ends with 1 when an answer was 500, late
 * or made memory grow.
 */
import { writeFileSync } from "node:fs";
import { fuzzEndpoint, mostGrowth } from "./fuzz-endpoint.ts";
import { joinResults, showResult } from "./fuzz.ts";

const [, , requests = "2400", ...given] = process.argv;
const seeds = given.length > 0 ? given : [String(Date.now() % 1_000_000)];
const results = [];
for (const seed of seeds) {
  console.log(`seed ${seed}, ${requests} requests`);
  const result = await fuzzEndpoint({ seed: Number(seed), requests: Number(requests) });
  for (const fault of result.faults) console.log(fault);
  for (const line of result.faults.length > 0 ? result.log : []) console.log(line);
  results.push(result);
}
const joined = joinResults(results);
const growth = Math.max(...results.map((result) => result.growth));
const table = showResult(joined);
console.log(table);
writeFileSync(
  new URL("../../../docs/fuzz.md", import.meta.url),
  `# Hostile requests

\`npm run test:fuzz\`, which is part of \`npm run test:chaos\`, writes this page. It sends random requests to all services, derived from the
services' models: wrong types, deep and large values, XML with entities, header injection, broken chunks, expired and foreign signatures.
Altered calls are valid calls whose input was changed in one or two places. Requests to the console have its cookie and token, or lack them.

${Number(requests) * seeds.length} requests, seeds ${seeds.join(", ")}: ${joined.faults.length} faults. A fault is a response with status 500, a response after more than 2 seconds
of which the endpoint computed more than one, an injected header, an unexpected error in the log, or memory that grows by more than
${mostGrowth} MB in the second half (measured: ${Math.max(0, growth).toFixed(0)} MB at most).

${table}
`,
);
process.exitCode = joined.faults.length > 0 ? 1 : 0;
