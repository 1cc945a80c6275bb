import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli, type CliResult } from "../cli/support/run-cli.ts";
import { startMoto, type Moto } from "../support/moto.ts";
import { programs } from "../support/programs.ts";

/** Another emulator by its address: what it offers works, what it lacks is named. */
describe.runIf(programs.has("moto_server"))("against moto_server", () => {
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-moto-"));
  let moto: Moto;

  beforeAll(async () => {
    moto = await startMoto();
  });

  afterAll(() => {
    moto.stop();
    rmSync(folder, { recursive: true });
  });

  function wildrydes(...words: string[]): Promise<CliResult> {
    const environment = {
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      WILDRYDES_DATA: join(folder, "none"),
    };
    return runCli(words, { environment, folder });
  }

  test("setup creates the stack, and names what is lacking", async () => {
    const { code, stdout, stderr } = await wildrydes("setup", "--endpoint-url", moto.url);
    expect(code).toBe(0);
    expect(stderr).toContain(`Target: ${moto.url}, account 123456789012, region us-west-2\n`);
    expect(stderr).toContain("· Collection rider-photos: this endpoint has no collections\n");
    expect(stdout).toMatch(/\nStateMachineRole +arn:aws:iam::123456789012:role\/WildRydes\//);
  });

  test("machines are deployed and kept up to date, by the stored choice", async () => {
    expect((await wildrydes("deploy-machine", "--stage", "4")).stdout).toMatch(/^RiderPhotoProcessing-4 is created\./);
    const again = await wildrydes("deploy-machine", "--stage", "4");
    expect(again.stdout).toMatch(/^RiderPhotoProcessing-4 is up to date\./);
    expect(again.stderr).toContain(
      "› This endpoint cannot validate definitions. The definition is deployed without a check.\n",
    );
  });

  test("a command that needs what is lacking says so, with exit code 3", async () => {
    const { code, stderr } = await wildrydes("faces", "list");
    expect(code).toBe(3);
    expect(stderr).toContain("✖ The endpoint does not offer an operation that this command needs.\n");
  });

  test("teardown leaves nothing", async () => {
    const { code, stdout } = await wildrydes("teardown", "--yes");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Everything is deleted.\n" });
  });
});
