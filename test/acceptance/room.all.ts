import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterHome, type Home } from "../support/home.ts";

let home: Home;

beforeAll(async () => {
  home = await enterHome();
  await writeFile(join(home.folder, "room.csv"), "attendee,env\nAlice Kim,alice\nBob,bob\nCarol,carol\n");
});
afterAll(() => home.leave());

test("three environments go up together, and each attendee gets a card", async () => {
  const { code, envelope } = await home.runJson([
    "env",
    "up",
    "--roster",
    "room.csv",
    "--stage",
    "1",
    "--out",
    "cards.csv",
  ]);
  expect(envelope.error).toBeUndefined();
  expect(code).toBe(0);
  expect(envelope.result).toMatchObject({
    environments: ["alice", "bob", "carol"].map((environment) => ({ environment, state: "done" })),
  });
  const [head, alice] = (await readFile(join(home.folder, "cards.csv"), "utf8")).split("\r\n");
  expect(head).toBe("env,attendee,account,region,status,stack,collection,photoBucket,table,flags");
  expect(alice).toMatch(/^alice,Alice Kim,123456789012,us-west-2,done,wildrydes-step-module-resources-alice,/);
  const { stdout } = await home.shell(`eval "$(wildrydes local env)"; aws s3 ls`);
  expect(stdout).toContain("wildrydes-shared-123456789012-us-west-2");
  expect(stdout).not.toContain("wildrydes-artifacts-");
});

test("a second up finds everything there", async () => {
  const { code, stderr } = await home.run(["env", "up", "--roster", "room.csv"]);
  expect(stderr).toMatch(/✔ (alice|bob|carol)\n/);
  expect(code).toBe(0);
});

test("watch shows each environment as it changes, until Ctrl-C", async () => {
  const shown = join(home.folder, "watched.txt");
  // A shell starts what runs beside it without SIGINT: `exec` in Python gives it back, as a terminal does.
  const watching = home.shell(
    `python3 -c 'import os, signal; signal.signal(signal.SIGINT, signal.default_int_handler); os.execvp("wildrydes", ["wildrydes", "env", "watch"])' > ${shown} & echo $! > pid; wait $!`,
  );
  const lines = async (): Promise<string> => readFile(shown, "utf8").catch(() => "");
  await expect.poll(lines, { timeout: 60_000 }).toMatch(/^carol .*_COMPLETE +1 /m);
  expect(await home.run(["deploy-machine", "--stage", "2", "--env", "carol"])).toMatchObject({ code: 0 });
  await expect.poll(lines, { timeout: 60_000 }).toMatch(/^carol .*_COMPLETE +2 /m);
  await home.shell("kill -INT $(cat pid)");
  expect(await watching).toMatchObject({ code: 130 });
});

test("list shows who is at which stage, and reset takes one back without its stack", async () => {
  const run = ["run", "--env", "bob", "--user", "u", "--key", "4_no_face.jpg", "--expect", "refused"];
  expect(await home.run(run)).toMatchObject({ code: 0 });
  const listed = await home.runJson(["env", "list"]);
  expect(listed.envelope.result).toMatchObject({
    environments: [
      { name: "alice", stage: 1, owner: expect.any(String), status: "CREATE_COMPLETE" },
      { name: "bob", stage: 1, lastRun: { status: "SUCCEEDED" } },
      { name: "carol", stage: 2 },
    ],
  });
  expect(await home.run(["env", "reset", "bob"])).toMatchObject({ code: 5 });
  expect(await home.run(["env", "reset", "bob", "--yes"])).toMatchObject({ code: 0 });
  const again = await home.runJson(["env", "list"]);
  const [alice, bob] = [
    { name: "alice", stage: 1 },
    { name: "bob", status: "CREATE_COMPLETE", faces: 0 },
  ];
  expect(again.envelope.result).toMatchObject({ environments: [alice, bob, { name: "carol" }] });
  const view = await home.runJson(["inspect", "--env", "bob"]);
  expect(view.envelope.result).toMatchObject({ machines: [], executions: [] });
});

test.each([
  [["env", "up", "--roster", "doubles.txt"], 2, "the same environment several times: dora"],
  [["env", "up", "--roster", "bad.txt"], 2, "names that an environment cannot have: Not_A_Name"],
  [["env", "up", "--roster", "none.csv"], 4, "Cannot read the roster none.csv."],
  [["env", "down"], 2, "--roster"],
  [["env", "reset"], 2, "No environment is given."],
  [["env", "reset", "nobody", "--yes"], 4, "There is no environment nobody."],
  [["env", "down", "--all"], 5, "confirm"],
])("%j is refused, and nothing changes", async (words, exitCode, message) => {
  await writeFile(join(home.folder, "doubles.txt"), "dora\nerik\ndora\n");
  await writeFile(join(home.folder, "bad.txt"), "fine\nNot_A_Name\n");
  const { code, stderr } = await home.run(words);
  expect(stderr).toContain(message);
  expect(code).toBe(exitCode);
});

test("down deletes the room, and the shared bucket with its last environment", async () => {
  await writeFile(join(home.folder, "one.json"), JSON.stringify([{ env: "alice" }]));
  expect(await home.run(["env", "down", "--roster", "one.json", "--yes"])).toMatchObject({ code: 0 });
  const buckets = async (): Promise<string> => (await home.shell(`eval "$(wildrydes local env)"; aws s3 ls`)).stdout;
  expect(await buckets()).toContain("wildrydes-shared-");
  expect(await home.run(["env", "down", "--all", "--yes"])).toMatchObject({ code: 0 });
  expect(await buckets()).toBe("");
  const { envelope } = await home.runJson(["env", "list"]);
  expect(envelope.result).toEqual({ environments: [] });
});
