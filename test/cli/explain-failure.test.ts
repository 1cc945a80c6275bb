import { describe, expect, test } from "vitest";
import { explainFailure } from "../../src/cli/explain-failure.ts";
import { envelopeOf, wantsJson } from "../../src/cli/outcome.ts";
import { DaemonError } from "../../src/local/daemon/index.ts";
import { wordError } from "../../src/ui/error-text.ts";
import { UserError } from "../../src/user-error.ts";

describe("a failure", () => {
  test("that the user can fix keeps its code and values", () => {
    const error = new UserError({ code: "user-not-found", values: { user: "user_a" } });
    expect(explainFailure(error)).toEqual({
      error: { code: "user-not-found", values: { user: "user_a" } },
      exitCode: 4,
      quiet: false,
    });
  });

  test("of the daemon keeps its code and gets an exit code", () => {
    const taken = new DaemonError({ code: "local-port-taken", values: { port: 80 } });
    expect(explainFailure(taken)).toMatchObject({
      error: { code: "local-port-taken", values: { port: 80 } },
      exitCode: 3,
    });
    const failed = new DaemonError({ code: "local-start-failed", values: { reason: "x", logFile: "y" } });
    expect(explainFailure(failed)).toMatchObject({ exitCode: 1 });
  });

  test("of a local endpoint that went away says that the next command starts it again", () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:4566"), { code: "ECONNREFUSED" });
    expect(explainFailure(refused, { target: "local" })).toMatchObject({
      error: { code: "local-endpoint-ended" },
      exitCode: 3,
    });
    expect(explainFailure(refused)).toMatchObject({ error: { code: "endpoint-unreachable" } });
  });

  test("of an AWS that does not answer names the region, where it is known", async () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED 10.0.0.1:443"), { code: "ECONNREFUSED" });
    const nextOf = async (region?: string): Promise<readonly string[] | undefined> =>
      (await wordError(explainFailure(refused, { target: "aws", region }).error, "en")).next;
    expect(await nextOf("eu-west-1")).toContain("Check the region: eu-west-1");
    expect(await nextOf()).toContain("Check the region: --region or AWS_REGION");
  });

  test("that is our bug says how to report it", async () => {
    const failure = explainFailure(new TypeError("x is not a function"));
    expect(failure.exitCode).toBe(1);
    await expect(wordError(failure.error, "en")).resolves.toMatchObject({
      code: "unexpected",
      message: "An unexpected error occurred: TypeError: x is not a function",
      next: [
        "This is probably a bug in wildrydes. Run the command again with WILDRYDES_DEBUG=1 and report what it prints",
      ],
    });
    expect(explainFailure("text").error).toMatchObject({ code: "unexpected", values: { text: "text" } });
  });

  test("at a question that was left is quiet", () => {
    const left = Object.assign(new Error("User force closed the prompt"), { name: "ExitPromptError" });
    expect(explainFailure(left)).toMatchObject({ exitCode: 130, quiet: true });
  });
});

describe("the envelope", () => {
  const outcome = { command: "run", target: null, exitCode: 0 };

  test("has either a result or an error, and both when bad news are a result", () => {
    expect(envelopeOf({ ...outcome, result: { a: 1 } }, undefined)).toEqual({
      ok: true,
      command: "run",
      target: null,
      result: { a: 1 },
    });
    expect(envelopeOf(outcome, undefined)).toEqual({ ok: true, command: "run", target: null, result: null });
    const error = { code: "x", values: { z: 1 }, message: "y", next: [] };
    expect(envelopeOf(outcome, error)).toEqual({
      ok: false,
      command: "run",
      target: null,
      error: { code: "x", values: { z: 1 }, message: "y", why: null, next: [] },
    });
    expect(envelopeOf({ ...outcome, result: { a: 1 } }, error)).toMatchObject({ ok: false, result: { a: 1 } });
  });

  test("is asked for by --json before --", () => {
    expect(wantsJson(["run", "--json"])).toBe(true);
    expect(wantsJson(["faces", "delete", "--", "--json"])).toBe(false);
    expect(wantsJson([])).toBe(false);
  });
});
