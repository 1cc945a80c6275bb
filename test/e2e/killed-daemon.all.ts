import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";

/** The endpoint is killed while the built program works. `states/kills.test.ts` is the sample in `npm test`. */
describe("a daemon that is killed", () => {
  let home: Home;

  beforeAll(async () => {
    home = await enterHome();
  });

  afterAll(async () => {
    await home.leave();
  });

  async function done(...words: string[]): Promise<unknown> {
    const { code, envelope } = await home.runJson(words);
    expect({ code, envelope }).toMatchObject({ code: 0, envelope: { ok: true } });
    return envelope.result;
  }

  test("during a run continues with the execution", async () => {
    await done("setup");
    await done("deploy-machine", "--stage", "1");
    await done(
      "run",
      "--stage",
      "1",
      "--user",
      "user_x",
      "--key",
      "6_other_person.jpg",
      "--name",
      "killed",
      "--no-wait",
    );
    process.kill(await daemonId(), "SIGKILL");
    await expect
      .poll(() => done("inspect", "execution", "killed"), { timeout: 120_000, interval: 300 })
      .toMatchObject({
        execution: { status: "SUCCEEDED" },
        outcome: { kind: "accepted" },
      });
  });

  test("during a stack's creation leaves a stack that setup finishes", async () => {
    await done("teardown", "--yes");
    const pid = await daemonId();
    const setup = spawn("wildrydes", ["setup", "--verbose"], {
      cwd: home.folder,
      env: home.environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const code = new Promise((resolve) => setup.once("close", resolve));
    let aside = "";
    setup.stderr.setEncoding("utf8").on("data", (text: string) => (aside += text));
    await expect
      .poll(() => aside, { timeout: 60_000, interval: 20 })
      .toContain("CREATE_IN_PROGRESS RiderPhotoDDBTable");
    process.kill(pid, "SIGKILL");
    expect(await code).toBe(3);
    expect(aside).toMatch(
      /✖ Stack wildrydes-step-module-resources\n✖ The local endpoint ended while the command was working\.\n {2}Why: .*\n {2}→ Run the command again: it starts the endpoint, and what was stored is still there\n$/,
    );
    expect(await done("setup")).toMatchObject({ stack: { status: "CREATE_COMPLETE" } });
    expect(await done("teardown", "--yes")).toMatchObject({ left: [] });
  });

  async function daemonId(): Promise<number> {
    return Number(readMember(await done("local", "status"), "pid"));
  }
});
