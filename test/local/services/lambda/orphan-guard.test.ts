import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { expect, test } from "vitest";

const guard = new URL("../../../../src/local/services/lambda/execution/orphan-guard.ts", import.meta.url).href;

const mark = randomUUID();

/** A process that only a signal ends, in its own group. */
async function startLoop(
  variables: Record<string, string> = {},
): Promise<{ pid: number; child: ChildProcess; ended: Promise<unknown> }> {
  const child = spawn(process.execPath, ["-e", "console.log(1); for (;;);"], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ...variables },
    detached: true,
  });
  const ended = once(child, "close");
  await once(child.stdout, "data");
  return { pid: child.pid ?? 0, child, ended };
}

test.runIf(process.platform !== "win32")(
  "processes end with the one that watched them, though it was killed, and those it let go do not",
  async () => {
    const watched = await startLoop();
    const released = await startLoop();
    const left = await startLoop(process.platform === "linux" ? { MARK: `${mark}/function` } : {});
    const code = `import { createOrphanGuard } from ${JSON.stringify(guard)};
      const guard = createOrphanGuard("MARK=${mark}");
      for (const pid of [${watched.pid}, ${released.pid}]) guard.watch(pid);
      guard.release(${released.pid});
      setTimeout(() => process.kill(process.pid, "SIGKILL"), 200);`;
    const owner = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: "ignore" });
    expect(await once(owner, "close")).toEqual([null, "SIGKILL"]);
    expect(await watched.ended).toEqual([null, "SIGKILL"]);
    // Elsewhere the variables of processes cannot be read: there it is ended here.
    if (process.platform !== "linux") left.child.kill("SIGKILL");
    expect(await left.ended).toEqual([null, "SIGKILL"]);
    expect(released.child.exitCode ?? released.child.signalCode).toBeNull();
    released.child.kill("SIGTERM");
    expect(await released.ended).toEqual([null, "SIGTERM"]);
  },
);
