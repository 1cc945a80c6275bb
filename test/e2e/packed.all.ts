import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { findOlderNode, installPacked } from "../support/packed.ts";
import { usePackedProgram } from "./use-packed-program.ts";

const { folder, home } = await usePackedProgram(installPacked);

/** The tarball that `npm pack` makes, installed elsewhere with nothing but what it depends on. */
describe("the packed program", () => {
  test("says its version", async () => {
    const { version } = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8"));
    expect(await home.run(["--version"])).toEqual({ code: 0, stdout: `wildrydes ${version}\n`, stderr: "" });
  });

  test("carries templates, photos and functions: an environment is set up, used and torn down", async () => {
    expect(await home.runJson(["setup"])).toMatchObject({
      code: 0,
      envelope: { ok: true, result: { changed: true, stack: { status: "CREATE_COMPLETE" } } },
    });
    expect(await home.run(["deploy-machine", "--stage", "4"])).toMatchObject({ code: 0 });
    const ran = await home.runJson(["run", "--user", "user_a", "--key", "1_happy_face.jpg"]);
    expect(ran).toMatchObject({ code: 0, envelope: { result: { outcome: { kind: "accepted" } } } });
    expect(ran.envelope.result).toMatchObject({ written: { thumbnail: { width: 300, height: 200 } } });
    expect(await home.runJson(["teardown", "--yes"])).toMatchObject({
      code: 0,
      envelope: { result: { executed: true, left: [] } },
    });
  });

  test("leaves sources, tests and tools at home", async () => {
    const { stdout } = await home.shell(`cd ${folder}/node_modules/wildrydes && ls -A`);
    expect(stdout.trim().split("\n").toSorted()).toEqual([
      "LICENSE",
      "README.md",
      "bin",
      "dist",
      "docs",
      "oclif.manifest.json",
      "package.json",
      "src",
      "templates",
    ]);
    const { stdout: sources } = await home.shell(
      `cd ${folder}/node_modules/wildrydes && find src -type f -name '*.ts'`,
    );
    expect(sources).toBe("");
    expect(await home.shell(`ls ${folder}/node_modules/wildrydes/bin`)).toMatchObject({ stdout: "run.js\n" });
  });
});

const olderNode = await findOlderNode();

describe.runIf(olderNode)("under an older Node", () => {
  test("it hands over to the Node that was installed beside it, with exit code, input and output", async () => {
    const program = `${olderNode} ${join(packageRoot, "bin", "run.js")}`;
    expect(await home.shell(`${program} local status --json`)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"command": "local status"'),
    });
    expect(await home.shell(`${program} run --user user_a`)).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "✖ No photo is given.\n  → Give --key KEY for a photo in the bucket, --photo FILE to upload one, or both\n  → For example: npx wildrydes run --user user_a --key 1_happy_face.jpg\n",
    });
  });

  test("where there is no other Node it says in one line what it needs", async () => {
    const { stdout: version } = await home.shell(`${olderNode} --version`);
    const program = `${olderNode} ${folder}/node_modules/wildrydes/bin/run.js`;
    const way = "Install Node 24 from https://nodejs.org, then run the command again";
    expect(await home.shell(`${program} setup`)).toEqual({
      code: 3,
      stdout: "",
      stderr: `wildrydes needs Node 22.13 or newer; this is ${version.trim()}. → ${way}\n`,
    });
    const { code, stdout } = await home.shell(`${program} setup --json`);
    expect({ code, envelope: JSON.parse(stdout) }).toEqual({
      code: 3,
      envelope: {
        ok: false,
        command: null,
        target: null,
        error: {
          code: "old-node",
          message: `wildrydes needs Node 22.13 or newer; this is ${version.trim()}.`,
          why: null,
          next: [way],
        },
      },
    });
  });
});
