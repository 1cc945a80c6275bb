import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isAlive } from "../../src/local/daemon/process-state.ts";

const source = new URL("../../src/local/end-with-parent.ts", import.meta.url).href;

test("a busy process ends when the one that started it is killed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-busy-"));
  const file = join(folder, "busy.mjs");
  const busy = `import { endWithParent } from ${JSON.stringify(source)}; endWithParent();
    setTimeout(() => { for (;;); }, 100);`;
  writeFileSync(file, busy);
  const parent = spawn(
    process.execPath,
    [
      "-e",
      `const child = require("node:child_process").spawn(process.execPath, [${JSON.stringify(file)}]);
      console.log(child.pid); setInterval(() => {}, 1000);`,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [output] = await once(parent.stdout, "data");
  const pid = Number(String(output));
  await new Promise((resolve) => {
    setTimeout(resolve, 600);
  });
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  await expect.poll(() => isAlive(pid), { timeout: 4000 }).toBe(false);
  rmSync(folder, { recursive: true });
});
