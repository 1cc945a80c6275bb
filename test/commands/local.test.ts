import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { useDaemonFolder } from "../cli/support/daemon-folder.ts";
import { runCli } from "../cli/support/run-cli.ts";
import { compileCache } from "../support/compile-cache.ts";

const { folder, data, wildrydes, result } = useDaemonFolder("local");

// It tries for some seconds. As a process, beside the tests that come first.
const unreachable = runProgram(["inspect"], {
  AWS_ENDPOINT_URL: "http://127.0.0.1:9",
  AWS_ACCESS_KEY_ID: "a",
  AWS_SECRET_ACCESS_KEY: "b",
});

function runProgram(words: readonly string[], variables: Readonly<Record<string, string>>) {
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    LANG: "C.UTF-8",
    NO_COLOR: "1",
    NODE_COMPILE_CACHE: compileCache,
    WILDRYDES_DATA: join(folder, "unreachable"),
    ...variables,
  };
  return new Promise<{ code: unknown; stderr: string }>((resolve) => {
    const options = { cwd: folder, env, timeout: 40_000 };
    execFile(process.execPath, [join(packageRoot, "bin", "run.js"), ...words], options, (error, _stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stderr }),
    );
  });
}

describe("the local endpoint", () => {
  test("does not run at first", async () => {
    expect(await result("local", "status")).toEqual({ running: false, dataFolder: data });
    expect((await wildrydes("local", "stop")).stdout).toBe("The local endpoint was not running.\n");
  });

  test("is started once, found again, and its secret key is not shown", async () => {
    const { code, stdout } = await wildrydes("local", "start");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^The local endpoint is running\.\n\nAddress {8}http:\/\/127\.0\.0\.1:\d+\nProcess {8}\d+\nAccount {8}123456789012\n/,
    );
    expect(stdout).toMatch(/^Running since {2}[A-Z][a-z]{2} \d+, \d{4}, \d\d:\d\d:\d\d \S+$/m);
    const first = await result("local", "status");
    expect(first).toMatchObject({ running: true, dataFolder: data, account: "123456789012" });
    expect(first).not.toHaveProperty("credentials");
    expect(await result("local", "start")).toEqual(first);
  });

  test("is what the commands work against", async () => {
    const { stdout } = await wildrydes("inspect", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      target: { target: "local", account: "123456789012", region: "us-west-2" },
    });
  });

  test("has one account: another one that --account names is refused", async () => {
    const { code, stderr } = await wildrydes("teardown", "--yes", "--account", "999999999999");
    expect(code).toBe(3);
    expect(stderr).toContain("✖ The local endpoint's account is 123456789012, not 999999999999.\n");
    expect(await wildrydes("teardown", "--dry-run", "--account", "123456789012")).toMatchObject({ code: 0 });
    expect(await wildrydes("inspect", "--account", "12")).toMatchObject({ code: 2 });
  });

  test("is recognised by its address", async () => {
    const url = String(Reflect.get(Object(await result("local", "status")), "url"));
    const { stdout } = await wildrydes("inspect", "--json", "--endpoint-url", url.replace("127.0.0.1", "localhost"));
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, target: { target: "local" } });
  });

  test("is started again by its address", async () => {
    const url = String(Reflect.get(Object(await result("local", "status")), "url"));
    await wildrydes("local", "stop");
    const { stdout } = await wildrydes("inspect", "--json", "--endpoint-url", url);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, target: { target: "local" } });
    expect(await result("local", "status")).toMatchObject({ running: true, url });
  });

  test("prints the shell lines that lead to it, and those that lead away", async () => {
    expect((await wildrydes("local", "env")).stdout).toMatch(
      /^unset AWS_SESSION_TOKEN .*\nexport AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:\d+\nexport AWS_ACCESS_KEY_ID=\S+\n/,
    );
    expect((await wildrydes("local", "env", "--unset")).stdout).toMatch(/^unset AWS_ENDPOINT_URL AWS_ACCESS_KEY_ID /);
  });

  test("keeps its data when it is stopped, and its port", async () => {
    const before = await result("local", "status");
    expect((await wildrydes("local", "stop")).stdout).toMatch(/^The local endpoint is stopped\./);
    const after = await result("local", "start");
    expect(Reflect.get(Object(after), "url")).toBe(Reflect.get(Object(before), "url"));
  });

  test("is emptied only after a yes", async () => {
    expect(await wildrydes("local", "reset")).toMatchObject({ code: 5, stdout: "" });
    expect(await wildrydes("local", "reset", "--yes")).toMatchObject({
      code: 0,
      stdout: `Everything in ${data} is deleted.\n`,
    });
    expect(await result("local", "status")).toMatchObject({ running: false });
  });
});

describe("a local endpoint that cannot be started", () => {
  test("because its port is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    const port = await new Promise<number>((resolve) => {
      server.once("listening", () => {
        const address = server.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    const { code, stderr } = await wildrydes("local", "start", "--port", String(port));
    server.close();
    expect(code).toBe(3);
    expect(stderr).toContain(`✖ Another program uses port ${port} on this machine.\n`);
  });

  test("because its data folder cannot be made", async () => {
    mkdirSync(join(folder, "taken"), { recursive: true });
    writeFileSync(join(folder, "taken", "data"), "a file");
    const { code, stdout, stderr } = await runCli(["setup", "--json"], {
      environment: { WILDRYDES_DATA: join(folder, "taken", "data", "below") },
      folder,
    });
    expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      command: "setup",
      error: { code: "local-not-writable", next: ["Make it writable, or name another one in WILDRYDES_DATA"] },
    });
  });
});

test("a folder of the user's own is not emptied", async () => {
  const own = join(folder, "own");
  mkdirSync(join(own, "functions"), { recursive: true });
  const reset = await runCli(["local", "reset", "--yes"], { environment: { WILDRYDES_DATA: own }, folder });
  expect(reset).toEqual({
    code: 3,
    stdout: "",
    stderr: `✖ The folder ${own} is not a data folder of wildrydes. Nothing was deleted.\n  → Name the data folder in WILDRYDES_DATA, or unset it to use your own\n`,
  });
  expect(readdirSync(own)).toEqual(["functions"]);
});

test("a data folder that was never used has nothing to delete", async () => {
  const never = join(folder, "never");
  const reset = await runCli(["local", "reset", "--yes"], { environment: { WILDRYDES_DATA: never }, folder });
  expect(reset).toMatchObject({ code: 0, stdout: `Nothing is stored in ${never}.\n` });
});

test("an endpoint that is not there is named by its address", async () => {
  const { code, stderr } = await unreachable;
  expect(code).toBe(3);
  expect(stderr).toMatch(/✖ The endpoint did not respond at 127\.0\.0\.1:9\.\n/);
});
