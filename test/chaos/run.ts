/** Long random kills of the endpoint while executions run: `node test/chaos/run.ts [kills] [seed]`. Prints its seed. */
import { killExecutions } from "./kill-executions.ts";

const [, , kills = "300", seed = String(Date.now() % 1_000_000)] = process.argv;
console.log(`seed ${seed}, ${kills} kills`);
const { executions, faults } = await killExecutions({ seed: Number(seed), kills: Number(kills) });
for (const fault of faults) console.log(fault);
console.log(`${executions} executions, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
