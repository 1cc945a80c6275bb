import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { installListed } from "../support/packed.ts";
import { usePackedProgram } from "./use-packed-program.ts";

const { folder, home } = await usePackedProgram(installListed);

/** The files that package.json lists, installed elsewhere. packed.all.ts has the tarball, and a run of the workshop. */
describe("the packed program", () => {
  test("says its version", async () => {
    const { version } = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8"));
    expect(await home.run(["--version"])).toEqual({ code: 0, stdout: `wildrydes ${version}\n`, stderr: "" });
  });

  test("carries templates, photos and functions: an environment is set up", async () => {
    expect(await home.runJson(["setup"])).toMatchObject({
      code: 0,
      envelope: { ok: true, result: { changed: true, stack: { status: "CREATE_COMPLETE" } } },
    });
  });

  test("asks for no package but those it depends on", async () => {
    const { dependencies } = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8"));
    const dist = join(folder, "node_modules", "wildrydes", "dist");
    const asked = new Set<string>();
    for (const file of globSync("**/*.{js,cjs}", { cwd: dist })) {
      const code = await readFile(join(dist, file), "utf8");
      for (const [, name = ""] of code.matchAll(/^(?:import|export)[^"'\n]*["']([^."'][^"']*)["'];?$/gm))
        asked.add(name);
      for (const [, name = ""] of code.matchAll(/\bimport\(["']([^."'][^"']*)["']\)/g)) asked.add(name);
    }
    expect(asked).toContain("sharp");
    expect([...asked].filter((name) => !isBuiltin(name) && !(name in dependencies))).toEqual([]);
  });
});
