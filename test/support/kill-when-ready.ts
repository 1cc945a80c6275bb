import { spawn } from "node:child_process";
import { once } from "node:events";

/** Runs a script of Node with a folder, and kills it (SIGKILL) after its first output. Resolves when it is gone. */
export async function killWhenReady(script: string, folder: string): Promise<void> {
  const child = spawn(process.execPath, [script, folder], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
}
