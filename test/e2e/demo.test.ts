import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";

/** The screen of `npm start`, and the leftovers when it is cut short: none. */
describe("the demonstration", () => {
  let home: Home;
  let temporary: string;

  beforeAll(async () => {
    home = await enterHome();
    temporary = join(home.folder, "tmp");
    await mkdir(temporary);
  });

  afterAll(async () => {
    await home.leave();
  });

  /** Starts a demonstration and waits until it has come to a line. */
  async function startUntil(line: string) {
    const child = spawn("wildrydes", ["demo", "--verbose"], {
      cwd: home.folder,
      env: { ...home.environment, TMPDIR: temporary },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const output = { text: "" };
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output.text += text));
    const ended = new Promise<number | null>((resolve) => {
      child.once("close", resolve);
    });
    await expect.poll(() => output.text, { timeout: 20_000, interval: 20 }).toContain(line);
    return { child, output, ended };
  }

  /** The endpoint's process, as it wrote itself down in the demonstration's folder. */
  async function daemonId(): Promise<number> {
    const [folder = ""] = await folders();
    const info: unknown = JSON.parse(await readFile(join(temporary, folder, "daemon.json"), "utf8"));
    return Number(readMember(info, "pid"));
  }

  async function folders(): Promise<string[]> {
    return (await readdir(temporary)).filter((name) => name.startsWith("wildrydes-"));
  }

  test("cleans up when it is interrupted", async () => {
    const { child, output, ended } = await startUntil("State machine RiderPhotoProcessing-1: created");
    const daemon = await daemonId();
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(output.text).toContain("✖ Interrupted by SIGINT.");
    expect(await folders()).toEqual([]);
    await expect.poll(() => isAlive(daemon), { timeout: 5000 }).toBe(false);
  });

  test("its endpoint ends when it is killed and clears its folder away; if it cannot, the next one does", async () => {
    const { child, ended } = await startUntil("Artifacts bucket");
    const daemon = await daemonId();
    child.kill("SIGKILL");
    await ended;
    await expect.poll(() => isAlive(daemon), { timeout: 10_000, interval: 100 }).toBe(false);
    expect(await folders()).toEqual([]);
    const abandoned = `wildrydes-demo-${child.pid}-killed`;
    await mkdir(join(temporary, abandoned));
    await writeFile(join(temporary, abandoned, "wildrydes-data.json"), '{"format":"wildrydes data folder","layout":1}');
    const own = `wildrydes-demo-${child.pid}-own`;
    await mkdir(join(temporary, own));
    const next = await startUntil("Artifacts bucket");
    expect(await folders()).not.toContain(abandoned);
    next.child.kill("SIGTERM");
    expect(await next.ended).toBe(143);
    expect(await folders()).toEqual([own]);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
