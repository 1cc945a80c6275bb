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

  test("during a run continues with the execution", async () => {
    await home.succeed("setup");
    await home.succeed("deploy-machine", "--stage", "1");
    await home.succeed(
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
      .poll(() => home.succeed("inspect", "execution", "killed"), { timeout: 120_000, interval: 300 })
      .toMatchObject({
        execution: { status: "SUCCEEDED" },
        outcome: { kind: "accepted" },
      });
  });

  test("during a stack's creation leaves a stack that setup finishes", async () => {
    await home.succeed("teardown", "--yes");
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
    expect(await home.succeed("setup")).toMatchObject({ stack: { status: "CREATE_COMPLETE" } });
    expect(await home.succeed("teardown", "--yes")).toMatchObject({ left: [] });
  });

  async function daemonId(): Promise<number> {
    return Number(readMember(await home.succeed("local", "status"), "pid"));
  }
});
