import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** An endpoint that is killed and started again on the same folder and port. */
export interface KilledEndpoint {
  readonly clientConfig: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly disableHostPrefix: true;
    readonly maxAttempts: 1;
  };
  /** `kill -9`, then a new process. Resolves when that has taken up what was running. */
  killAndStart(): Promise<void>;
  close(): Promise<void>;
}

export async function startKilledEndpoint(): Promise<KilledEndpoint> {
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-chaos-"));
  const script = fileURLToPath(new URL("endpoint-process.ts", import.meta.url));
  let port = "0";
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const started = spawn(process.execPath, [script, folder, port], { stdio: ["ignore", "pipe", "inherit"] });
    child = started;
    for await (const line of createInterface({ input: started.stdout })) {
      port = line;
      return;
    }
    throw new Error("the endpoint did not start");
  }

  async function kill(): Promise<void> {
    const killed = child;
    if (!killed || killed.exitCode !== null) return;
    const gone = once(killed, "exit");
    killed.kill("SIGKILL");
    await gone;
  }

  await start();
  return {
    clientConfig: {
      endpoint: `http://127.0.0.1:${port}`,
      region: "us-west-2",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      disableHostPrefix: true,
      maxAttempts: 1,
    },
    async killAndStart() {
      await kill();
      await start();
    },
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
