import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";

describe("words that name no command", () => {
  test("nothing at all shows the help", async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect(code).toBe(0);
    expect(stdout).toContain("USAGE\n  $ wildrydes [COMMAND]");
    expect(stderr).toBe("");
  });

  test("a misspelt command is answered with the one that was meant", async () => {
    expect(await runCli(["lokal", "status"])).toEqual({
      code: 2,
      stdout: "",
      stderr:
        '✖ There is no command "lokal status".\n  → Did you mean `npx wildrydes local status`?\n  → See `npx wildrydes --help`\n',
    });
  });

  test("the same under --json is one envelope on stdout", async () => {
    const { code, stdout, stderr } = await runCli(["frobnicate", "--json"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      command: null,
      target: null,
      error: {
        code: "unknown-command",
        values: {},
        message: 'There is no command "frobnicate".',
        why: null,
        next: ["See `npx wildrydes --help`"],
      },
    });
  });

  test("--json alone is a usage error, not a help text", async () => {
    const { code, stdout } = await runCli(["--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { message: "No command was given." } });
  });

  test("a topic without its command shows what there is", async () => {
    const { code, stdout } = await runCli(["faces"]);
    expect(code).toBe(0);
    expect(stdout).toContain("faces delete");
  });

  test("a topic without its command is a usage error under --json", async () => {
    const { code, stdout } = await runCli(["faces", "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: "unknown-command" } });
  });

  test("help can be asked for as a word", async () => {
    const { code, stdout } = await runCli(["help", "setup"]);
    expect(code).toBe(0);
    expect(stdout).toContain("$ wildrydes setup");
  });

  test("help for what does not exist is a usage error", async () => {
    expect(await runCli(["frobnicate", "--help"])).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("flags and arguments", () => {
  test.each([
    [["run", "--frob"], "Unknown flag: --frob.", "run"],
    [["run", "--user"], "The flag --user needs a value.", "run"],
    [["run", "--user", "a", "--key", "x", "--stage", "9"], '--stage takes one of 1, 2, 3, 4, 5, not "9".', "run"],
    [["deploy-machine"], "The flag --stage is missing.", "deploy-machine"],
    [["setup", "--target", "mars"], '--target takes one of local, aws, not "mars".', "setup"],
    [["setup", "now"], "Unexpected argument: now.", "setup"],
    [
      ["local", "start", "--port", "70000"],
      "--port: Expected an integer less than or equal to 65535 but received: 70000.",
      "local start",
    ],
    [
      ["inspect", "execution"],
      "An argument is missing: execution (Name or ARN of the execution, or last.).",
      "inspect execution",
    ],
  ])("%j", async (words, message, command) => {
    expect(await runCli(words)).toEqual({
      code: 2,
      stdout: "",
      stderr: `✖ ${message}\n  → See \`npx wildrydes ${command} --help\`\n`,
    });
  });

  test("a usage error names its command under --json", async () => {
    const { code, stdout, stderr } = await runCli(["run", "--frob", "--json"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      command: "run",
      target: null,
      error: {
        code: "usage",
        values: {},
        message: "Unknown flag: --frob.",
        why: null,
        next: ["See `npx wildrydes run --help`"],
      },
    });
  });
});

test.each([
  "setup",
  "collection reset",
  "collection show",
  "deploy-machine",
  "run",
  "faces list",
  "faces delete",
  "inspect",
  "inspect execution",
  "inspect user",
  "teardown",
  "demo",
  "local start",
  "local stop",
  "local status",
  "local reset",
  "local env",
])("%s has the target flags, --json, and an example to type", async (command) => {
  const { stdout } = await runCli([...command.split(" "), "--help"]);
  expect(stdout).toMatch(/EXAMPLES\n {2}\S/);
  expect(stdout).toMatch(/\n {4}.*npx wildrydes /);
  for (const flag of ["--target", "--profile", "--region", "--endpoint-url", "--env", "--json"])
    expect(stdout).toContain(flag);
});
