import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";

describe("words that name no command", () => {
  test("nothing at all shows the help", async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect(code).toBe(0);
    expect(stdout).toContain("USAGE\n  $ wildrydes [COMMAND]");
    expect(stderr).toBe("");
  });

  test.each([
    ["lokal status", "local status"],
    ["deploy", "deploy-machine"],
    ["bulk rnu", "bulk run"],
    ["collection rest", "collection reset"],
  ])("%s is answered with %s", async (words, meant) => {
    expect(await runCli(words.split(" "))).toEqual({
      code: 2,
      stdout: "",
      stderr: `✖ Unknown command: ${words}\n  → Did you mean \`npx wildrydes ${meant}\`?\n  → See \`npx wildrydes --help\`\n`,
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
        values: { words: "frobnicate", near: [] },
        message: "Unknown command: frobnicate",
        why: null,
        next: ["See `npx wildrydes --help`"],
      },
    });
  });

  test("--json alone is a usage error, not a help text", async () => {
    const { code, stdout } = await runCli(["--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { message: "No command is given." } });
  });

  test("an unknown flag alone is named", async () => {
    const { code, stderr } = await runCli(["--halp"]);
    expect(code).toBe(2);
    expect(stderr).toBe("✖ Unknown flag: --halp. Did you mean --help?\n  → See `npx wildrydes --help`\n");
  });

  test.each([
    ["learn hint", "three"],
    ["local mail show", "\u001B[2J"],
    ["learn hint", "9"],
  ])("%s %j: an argument that is not a valid number is named", async (words, argument) => {
    const { code, stderr } = await runCli([...words.split(" "), argument]);
    expect(code).toBe(2);
    expect(stderr).not.toContain("unexpected error");
    expect(stderr).not.toContain("\u001B[2J");
  });

  test("the help of a flag that needs another does not write that one twice", async () => {
    const { stdout } = await runCli(["bulk", "run", "--help"]);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain("[--tolerated-failures <value>] [--user-from name|folder]");
  });

  test("usage lines have no empty alternative", async () => {
    const { stdout } = await runCli(["run", "--help"]);
    expect(stdout).toContain("[--flow metadata |");
    expect(stdout.replaceAll(/\s+/g, " ")).not.toMatch(/\| \|/);
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
  const example = "For example: npx wildrydes";
  test.each<[words: string, message: string, ...next: string[]]>([
    ["run --xyz", "Unknown flag: --xyz."],
    ["run --stge 3", "Unknown flag: --stge. Did you mean --stage?"],
    ["run --user", "The flag --user needs a value."],
    ["run -u a -u b", "The flag --user can be given only once."],
    ["run --user a --key x --stage 9", "Invalid value of --stage: 9. The values are 1, 2, 3, 4, 5."],
    ["approvals deny 3f9a", "The flag --reason is missing.", `${example} approvals deny 3f9a --reason offensive`],
    ["setup --target mars", "Invalid value of --target: mars. The values are local, aws."],
    ["setup now", "Unexpected argument: now."],
    ["inspect exec", "Unexpected argument: exec.", "Did you mean `npx wildrydes inspect execution`?"],
    ["inspect --executions abc", "Invalid value of --executions: abc. It must be a whole number from 1 to 100."],
    ["local start --port 70000", "Invalid value of --port: 70000. It must be a whole number from 1 to 65535."],
    ["local stop --env x", "The local commands work only on this machine and do not take --env."],
    ["bulk run x --tolerated-failures 3", "--tolerated-failures needs --distributed too."],
    ["bulk run x --stage 1 --machine M", "--machine cannot be used with --stage."],
    ["inspect execution", "The argument execution is missing.", `${example} inspect execution last`],
    ["copy --to x", "One of --from and --sample is needed."],
    ["copy --to x --from y --sample 3", "--from cannot be used with --sample."],
    ["env down", "One of --roster and --all is needed."],
    ["local mail show abc", "Invalid number: abc. It must be a whole number, 1 or more."],
    ["learn hint 3.5", "Invalid number: 3.5. It must be a whole number from 1 to 3."],
    // A shell's variable without a value.
    ["photos annotate --key ", "The value of --key is empty."],
    ["teardown --env=", "The value of --env is empty."],
    ["inspect execution ", "The argument execution is empty."],
    ["local mail show ", "The argument number is empty."],
    ["bulk run ", "The argument manifest is empty."],
    ["bulk compare  --reporter=", "The value of --reporter is empty. The argument before is empty."],
  ])("%s", async (words, message, ...next) => {
    const { code, stdout, stderr } = await runCli(words.split(" "));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    const [shown, ...steps] = stderr.trimEnd().split("\n");
    expect(shown).toBe(`✖ ${message}`);
    expect(steps.slice(0, -1)).toEqual(next.map((step) => `  → ${step}`));
    expect(steps.at(-1)).toMatch(/^ {2}→ See `npx wildrydes .+ --help`$/);
  });

  test("a deployment needs a stage or a flow, and the flow's flags need the flow", async () => {
    expect(await runCli(["deploy-machine"])).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "✖ No machine is given.\n  → Give a stage: `npx wildrydes deploy-machine --stage 1`\n" +
        "  → Or a flow: `npx wildrydes deploy-machine --flow metadata`\n",
    });
    const { code, stderr } = await runCli(["deploy-machine", "--stage", "1", "--moderation", "--ask-at", "60"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^✖ --moderation, --ask-at belong to the metadata flow\./);
  });

  test.each([
    ["--ask-at 90 --reject-at 90", "The bands do not fit: --ask-at 90 is not below --reject-at 90."],
    ["--moderation --approval-timeout 5 --approval-heartbeat 5", "The heartbeat of 5 s is not shorter than"],
  ])("the metadata flow refuses %s before anything is contacted", async (flags, message) => {
    const { code, stderr } = await runCli(`deploy-machine --flow metadata ${flags}`.split(" "));
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test("a missing user and photo are named at once, with an example", async () => {
    const { code, stderr } = await runCli(["run"]);
    expect(code).toBe(2);
    expect(stderr).toContain("✖ No user and no photo are given.\n");
    expect(stderr).toContain("npx wildrydes run --user user_a --key 1_happy_face.jpg");
  });

  test("a usage error names its command and its problems under --json", async () => {
    const { code, stdout, stderr } = await runCli(["run", "--xyz", "--json"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      command: "run",
      target: null,
      error: {
        code: "usage",
        values: { command: "run", problems: [{ code: "flag-unknown", values: { flag: "--xyz" } }] },
        message: "Unknown flag: --xyz.",
        why: null,
        next: ["See `npx wildrydes run --help`"],
      },
    });
  });

  test("are explained in Korean where --lang says so, before or after the command", async () => {
    const before = await runCli(["--lang", "ko", "approvals", "deny", "3f9a"]);
    const after = await runCli(["approvals", "deny", "3f9a", "--lang=ko"]);
    expect(before.stderr).toBe(after.stderr);
    expect(before.stderr).toMatch(/^✖ --reason 플래그가 없습니다/);
  });
});

test("-h is the help of a command and of the program, which lists the exit codes", async () => {
  const program = await runCli(["-h"]);
  const korean = await runCli(["-h", "--lang", "ko"]);
  const command = await runCli(["run", "-h"]);
  expect([program.code, korean.code, command.code]).toEqual([0, 0, 0]);
  expect(program.stdout).toContain("EXIT CODES\n  0    The command did its work.");
  expect(korean.stdout).toContain("종료 코드");
  expect(command.stdout).toContain("$ wildrydes run");
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
])("%s has the target flags, --json, and an example to type", async (command) => {
  const { stdout } = await runCli([...command.split(" "), "--help"]);
  expect(stdout).toMatch(/EXAMPLES\n {2}\S/);
  expect(stdout).toMatch(/\n {4}.*npx wildrydes /);
  for (const flag of ["--target", "--profile", "--region", "--endpoint-url", "--env", "--json"])
    expect(stdout).toContain(flag);
});

test.each(["start", "stop", "status", "reset", "env"])(
  "local %s lists no target flags, and has an example",
  async (name) => {
    const { stdout } = await runCli(["local", name, "--help"]);
    expect(stdout).toMatch(/EXAMPLES\n {2}\S/);
    for (const flag of ["--target", "--profile", "--endpoint-url", "--env"]) expect(stdout).not.toContain(flag);
    expect(stdout).toContain("--lang");
  },
);
