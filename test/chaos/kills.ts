/**
 * Kills and interrupts the program's own commands at random moments: `node test/chaos/kills.ts [kills] [seed]`. Each
 * command is then run to its end, and has to converge. Prints its seed, needs the build, and ends with 1 after a fault.
 */
import { killCommands } from "./kill-commands.ts";

const [, , kills = "40", seed = String(Date.now() % 1_000_000)] = process.argv;
console.log(`seed ${seed}, ${kills} kills of commands`);
const result = await killCommands({ seed: Number(seed), kills: Number(kills), say: (line) => console.log(line) });
for (const [what, count] of Object.entries(result.kills)) console.log(`${String(count).padStart(4)} ${what}`);
console.log(`${result.faults.length} faults`);
process.exitCode = result.faults.length > 0 ? 1 : 0;
