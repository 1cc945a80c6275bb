import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";

/** An endpoint with its own store, which ends with its use. It takes the keys test/test. */
export async function withEndpoint(use: (url: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-recordings-"));
  const program = join(packageRoot, "test", "chaos", "endpoint-process.ts");
  const endpoint = spawn(process.execPath, [program, folder, "0"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [port] = await once(endpoint.stdout, "data");
    await use(`http://127.0.0.1:${String(port).trim()}`);
  } finally {
    endpoint.kill();
    if (endpoint.exitCode === null) await once(endpoint, "exit");
    rmSync(folder, { recursive: true, force: true });
  }
}
