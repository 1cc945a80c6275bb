import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { isAlive } from "../../src/local/daemon/process-state.ts";

const source = new URL("../../src/local/end-with-parent.ts", import.meta.url).href;

test("a busy process ends when the one that started it is killed", async () => {
  const busy = `import(${JSON.stringify(source)}).then(({ endWithParent }) => {
    endWithParent();
    require("node:fs").writeSync(1, String(process.pid));
    setTimeout(() => { for (;;); });
  });`;
  const start = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(busy)}], { stdio: "inherit" })`;
  const parent = spawn(process.execPath, ["-e", start], { stdio: ["ignore", "pipe", "inherit"] });
  const [output] = await once(parent.stdout, "data");
  const pid = Number(String(output));
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  try {
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  } finally {
    if (isAlive(pid)) process.kill(pid, "SIGKILL");
  }
});
