import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stopDaemon } from "./stop-daemon.ts";

/** What a daemon makes in its data folder. Nothing else in there is touched. */
const ownEntries =
  /^(state\.db(-wal|-shm)?|lock\.db(-journal)?|keys\.json|port|stay|daemon\.(json|json\.new|log)|objects|uploads|functions|dynamodb)$/;

/** Stops the daemon and removes everything it keeps in its data folder, keys included. */
export async function resetData(dataFolder: string): Promise<void> {
  await stopDaemon(dataFolder);
  if (!existsSync(dataFolder)) return;
  for (const entry of readdirSync(dataFolder))
    if (ownEntries.test(entry)) rmSync(join(dataFolder, entry), { recursive: true, force: true });
}
