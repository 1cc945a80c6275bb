import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { packageRoot } from "../../src/package-root.ts";
import { useProgramFolder } from "./support/program-folder.ts";
import { programs } from "../support/programs.ts";

const { program, folder, environment, shell } = useProgramFolder("program");

function run(words: readonly string[], options: { node?: readonly string[]; env?: Record<string, string> } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...(options.node ?? []), program, ...words], {
    encoding: "utf8",
    cwd: folder,
    env: { ...environment, ...options.env },
  });
  return { status, stdout, stderr };
}

describe("the built program", () => {
  test("says its version", () => {
    expect(run(["--version"])).toEqual({ status: 0, stdout: `wildrydes ${packageJson.version}\n`, stderr: "" });
    expect(JSON.parse(run(["--version", "--json"]).stdout)).toMatchObject({
      ok: true,
      command: "version",
      result: { version: packageJson.version },
    });
  });

  test("loads no SDK module to show its help", () => {
    const probe = `import fs from "node:fs"; const { readFileSync } = fs; fs.readFileSync = (file, ...rest) => { fs.writeSync(2, file + "\\n"); return readFileSync(file, ...rest); };`;
    const { status, stderr } = run(["--help"], {
      node: ["--import", `data:text/javascript,${encodeURIComponent(probe)}`],
    });
    expect(status).toBe(0);
    const loaded = stderr.split("\n").filter((file) => file.startsWith(packageRoot));
    expect(loaded).toContain(join(packageRoot, "dist", "cli", "main.cjs"));
    const heavy = /sdk|dist-|command-|ora|dist\/commands\//;
    expect(loaded.filter((file) => heavy.test(file.replace(packageRoot, "")))).toEqual([]);
  });

  test("ends without an error when its reader goes away", () => {
    const { status, stdout, stderr } = shell('$W --help | head -1; echo "${PIPESTATUS[0]}"');
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/\n0\n$/);
    expect(shell('$W run --help --json 2>/dev/null | true; echo "${PIPESTATUS[0]}"').stdout).toBe("0\n");
  });

  test("writes ASCII alone where the locale knows no more", () => {
    const { stderr } = run(["setup", "--region", "x"], { env: { LANG: "C" } });
    expect(stderr).toMatch(/^[\x20-\x7E\n]+$/);
    expect(stderr).toMatch(/^x Unknown region: x\n {2}-> /);
  });
});

/** Makes Node say that it is an older one than it is. */
const pretendNode18 = [
  "--import",
  `data:text/javascript,${encodeURIComponent('Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.0.0" } }); Object.defineProperty(process, "version", { value: "v18.0.0" });')}`,
];

describe("under an older Node", () => {
  test("the program hands over to the Node that is installed beside it", () => {
    expect(run(["setup", "--region", "x", "--json"], { node: pretendNode18 })).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('"bad-region"'),
    });
  });

  test("it says in one line what it needs, where there is none", () => {
    const env = { WILDRYDES_HANDED_OVER: "1" };
    expect(run(["setup"], { node: pretendNode18, env })).toEqual({
      status: 3,
      stdout: "",
      stderr:
        "wildrydes needs Node 22.13 or newer; this is v18.0.0. → Install Node 24 from https://nodejs.org, then run the command again\n",
    });
    expect(JSON.parse(run(["setup", "--json"], { node: pretendNode18, env }).stdout)).toMatchObject({
      ok: false,
      error: { code: "old-node" },
    });
  });
});

/** The same bytes with another one behind the header that V8 looks at. */
function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(400) ^ 0x55, 400);
  return copy;
}

describe("compiled code", () => {
  const version = { NODE_COMPILE_CACHE: "", TMPDIR: "" };

  test("is kept in a folder of the user's own", () => {
    const home = mkdtempSync(join(folder, "home-"));
    const temporary = mkdtempSync(join(folder, "tmp-"));
    const shared = join(temporary, "node-compile-cache");
    mkdirSync(shared, { mode: 0o777 });
    run(["local", "status"], { env: { ...version, HOME: home, TMPDIR: temporary } });
    expect(readdirSync(shared)).toEqual([]);
    const cache = join(home, ".cache", "wildrydes", "compiled");
    expect(statSync(cache).mode & 0o777).toBe(0o700);
    expect(readdirSync(cache)).toEqual([`${process.version}-${process.arch}`]);
  });

  test("is written once for each command, and anew where it is damaged", () => {
    const home = mkdtempSync(join(folder, "home-"));
    const show = (): string => {
      expect(run(["local", "env", "--unset"], { env: { ...version, HOME: home } })).toMatchObject({ status: 0 });
      const [build = ""] = globSync(join(home, ".cache", "wildrydes", "compiled", "*", "*"));
      return build;
    };
    const build = show();
    const inodes = (): [string, number][] => readdirSync(build).map((name) => [name, statSync(join(build, name)).ino]);
    const first = inodes();
    expect(first.map(([name]) => name)).toContain("commands_local_env.cjs");
    show();
    expect(inodes()).toEqual(first);
    for (const [name] of first) writeFileSync(join(build, name), damaged(readFileSync(join(build, name))));
    show();
    const before = new Map(first);
    for (const [name, inode] of inodes()) {
      expect(inode).not.toBe(before.get(name));
      const bytes = readFileSync(join(build, name));
      expect(bytes.subarray(0, bytes.length / 2).equals(bytes.subarray(bytes.length / 2))).toBe(true);
    }
  });

  test("is kept nowhere when that folder is open to others", () => {
    const home = mkdtempSync(join(folder, "home-"));
    const cache = join(home, ".cache", "wildrydes", "compiled");
    mkdirSync(cache, { recursive: true });
    chmodSync(cache, 0o777);
    run(["local", "status"], { env: { ...version, HOME: home, TMPDIR: folder } });
    expect(readdirSync(cache)).toEqual([]);
  });
});

describe("a signal", () => {
  test("that kills the Node that handed over ends the program as well", async () => {
    const temporary = mkdtempSync(join(folder, "tmp-"));
    const child = spawn(process.execPath, [...pretendNode18, program, "demo"], {
      cwd: folder,
      env: { ...environment, TMPDIR: temporary },
      stdio: ["ignore", "ignore", "pipe"],
    });
    await once(child.stderr, "data");
    child.kill("SIGKILL");
    const left = (): string => spawnSync("pgrep", ["-f", temporary], { encoding: "utf8" }).stdout;
    await expect.poll(() => [left(), readdirSync(temporary)], { timeout: 10_000 }).toEqual(["", []]);
  });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("%s ends a demonstration with %d, and nothing of it is left", async (signal, code) => {
    const temporary = mkdtempSync(join(folder, "tmp-"));
    const child = spawn(process.execPath, [program, "demo", "--json"], {
      cwd: folder,
      env: { ...environment, TMPDIR: temporary },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    child.stdout.on("data", (chunk) => (stdout += String(chunk)));
    await once(child.stderr, "data");
    child.kill(signal);
    const [exitCode] = await once(child, "close");
    expect(exitCode).toBe(code);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      command: "demo",
      target: { target: "local" },
      error: { code: "interrupted", message: `Interrupted by ${signal}.` },
    });
    expect(spawnSync("pgrep", ["-f", temporary], { encoding: "utf8" }).stdout).toBe("");
    expect(readdirSync(temporary)).toEqual([]);
  });

  test("inspect --serve --json prints the one-time address as its envelope at once, and nothing at its end", async () => {
    const child = spawn(process.execPath, [program, "inspect", "--serve", "--json"], {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "ignore"],
    });
    let stdout = "";
    const envelope = await new Promise<unknown>((resolve) => {
      child.stdout.on("data", (chunk) => {
        stdout += String(chunk);
        if (stdout.endsWith("}\n")) resolve(JSON.parse(stdout));
      });
    });
    expect(envelope).toMatchObject({ ok: true, command: "inspect", target: { kind: "local" } });
    const { url, port } = Object(Reflect.get(Object(envelope), "result"));
    expect(url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/open#[\\w-]{22}$`));
    const { status } = await fetch(`http://127.0.0.1:${port}/`, { headers: { "sec-fetch-site": "none" } });
    expect(status).toBe(401);
    child.kill("SIGINT");
    await once(child, "close");
    expect(JSON.parse(stdout)).toEqual(envelope);
  });

  test("Ctrl-C during setup says how to come back, and coming back finishes it", async () => {
    const child = spawn(process.execPath, [program, "setup", "--verbose"], { cwd: folder, env: environment });
    let stderr = "";
    await new Promise<void>((resolve) => {
      child.stderr.on("data", (chunk) => {
        stderr += String(chunk);
        if (stderr.includes("RiderPhotoDDBTable")) resolve();
      });
    });
    child.kill("SIGINT");
    const [exitCode] = await once(child, "close");
    expect(exitCode).toBe(130);
    expect(stderr).toMatch(
      /\n✖ Interrupted by SIGINT\.\n {2}→ CloudFormation continues\. Run `npx wildrydes setup` again: it finds what is done and follows the rest\n$/,
    );
    const again = run(["setup"]);
    expect(again.status).toBe(0);
    expect(again.stdout).toMatch(/^The environment is ready\./);
    expect(run(["teardown", "--yes"]).status).toBe(0);
  });
});

describe.runIf(programs.has("tmux"))("at a terminal", () => {
  const session = `wildrydes-${process.pid}`;

  function tmux(...words: string[]): string {
    return spawnSync("tmux", ["-L", session, ...words], { encoding: "utf8", env: environment }).stdout;
  }

  async function screenWith(text: RegExp): Promise<string> {
    const screen = (): string => tmux("capture-pane", "-p");
    await expect.poll(screen, { interval: 100 }).toMatch(text);
    return screen();
  }

  function type(line: string): void {
    tmux("send-keys", line, "Enter");
  }

  test("Ctrl-C at a question ends quietly with 130, and another answer than asked for with 5", async () => {
    tmux("new-session", "-d", "-x", "80", "-y", "40", "bash --norc");
    try {
      type(`cd ${folder}; PS1='> '; clear`);
      type(`${process.execPath} ${program} local start && ${process.execPath} ${program} local reset; echo "code=$?"`);
      await screenWith(/\? Delete everything that the local endpoint stores/);
      tmux("send-keys", "C-c");
      const interrupted = await screenWith(/code=130/);
      expect(interrupted).not.toMatch(/Error|at .*\.js|✖/);
      // What is left of the first question must not be taken for the second.
      type("clear");
      await screenWith(/^> *\n*$/);
      type(`${process.execPath} ${program} local reset; echo "code=$?"`);
      await screenWith(/\? Delete everything that the local endpoint stores/);
      type("n");
      expect(await screenWith(/code=5/)).toContain("✖ Not confirmed: nothing was changed.");
    } finally {
      tmux("kill-server");
    }
  });
});

test("the program's files load no module of Node's own before they use it: `node:https` costs 15 ms", () => {
  const dist = join(packageRoot, "dist");
  const files = globSync("{cli,commands,chunks}/**/*.cjs", { cwd: dist });
  expect(files.length).toBeGreaterThan(200);
  const required = files.flatMap((file) =>
    [
      ...readFileSync(join(dist, file), "utf8").matchAll(
        /^(?:const|let|var) (?:.*, )?[\w$]+ = require\("([\w:/]+)"\)[,;]/gm,
      ),
    ].map(([, id = ""]) => id),
  );
  expect(required.filter(isBuiltin)).toEqual([]);
});
