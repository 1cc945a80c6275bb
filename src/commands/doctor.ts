import * as Flags from "@oclif/core/flags";
import { dataFolder } from "../cli/data-folder.ts";
import { explainFailure } from "../cli/explain-failure.ts";
import type { TargetFlagValues } from "../cli/flags/target-flags.ts";
import { WorkshopCommand } from "../cli/base/workshop-command.ts";
import { writeOutput } from "../cli/write-output.ts";
import { exitCodes } from "../exit-codes.ts";
import { failureAreas } from "../text/words.ts";
import { drawDifferences, drawTimes } from "../ui/results/recording-text.ts";
import { drawChecks } from "../ui/results/doctor-text.ts";
import type { Check } from "../workshop/doctor/check.ts";

type DeepFlags = TargetFlagValues & {
  readonly record?: string | undefined;
  readonly replay?: string | undefined;
  readonly yes: boolean;
};

export default class Doctor extends WorkshopCommand {
  static override summary = "Check whether everything is ready for the workshop, and change nothing.";
  static override description =
    "Checks Node.js, the disk, the endpoint or the credentials, the region, quotas, permissions, existing environments and the clock. The exit code is 3 when a check fails.";
  static override examples = [
    { description: "Check this machine", command: "npx wildrydes doctor" },
    { description: "Check an account before the workshop", command: "npx wildrydes doctor --target aws --json" },
    {
      description: "Run the whole demo, and record the calls",
      command: "npx wildrydes doctor --target aws --deep --record first-run.json",
    },
    {
      description: "Compare this endpoint with the recording",
      command: "npx wildrydes doctor --replay first-run.json",
    },
  ];

  static override flags = {
    deep: Flags.boolean({ summary: "Run the demo in an environment that is deleted at the end." }),
    record: Flags.string({
      summary: "Write the shape, time and error of each call to this file, without ids and contents. Implies --deep.",
    }),
    replay: Flags.string({
      summary: "List where the responses differ from this recording. Implies --deep.",
    }),
    yes: Flags.boolean({ char: "y", summary: "With --deep: start without asking." }),
  };

  protected async work() {
    const { flags } = await this.parse(Doctor);
    if (flags.deep || flags.record !== undefined || flags.replay !== undefined) return this.playDemo(flags);
    const [{ checkThisMachine }, words] = await Promise.all([
      import("../workshop/doctor/machine-checks.ts"),
      this.loadWords("labels", "problems", ...failureAreas),
    ]);
    const checks = [...(await checkThisMachine({ dataFolder: dataFolder() })), ...(await this.checkTarget(flags))];
    const failed = checks.filter(({ status }) => status === "failed").map(({ check }) => check);
    const text = drawChecks(checks, this.terminal, words);
    if (failed.length === 0) return { result: { checks }, text };
    const error = { code: "doctor-failed", values: { failed } } as const;
    return { result: { checks }, text, error, exitCode: exitCodes.preflight };
  }

  private async playDemo(flags: DeepFlags) {
    const { record: file, replay } = flags;
    const [{ canaryName, recordDemo }, { readRecording }, { compareCalls }, { timesOf }, words] = await Promise.all([
      import("../workshop/recording/record-demo.ts"),
      import("../workshop/recording/recording.ts"),
      import("../workshop/recording/compare.ts"),
      import("../workshop/recording/times.ts"),
      this.loadWords("labels", "problems", ...failureAreas),
    ]);
    const before = replay === undefined ? undefined : await readRecording(replay);
    const name = flags.env ?? canaryName();
    const environment = await this.openEnvironment({ ...flags, env: name }, { changes: true, agreed: flags.yes });
    const { recording, demo, failure, left } = await recordDemo(environment);
    if (file !== undefined) await writeOutput(file, JSON.stringify(recording, null, 1));
    const operations = timesOf(recording.calls);
    const differences = before === undefined ? undefined : compareCalls(before.calls, recording.calls);
    const result = { environment: name, steps: demo?.rows.length ?? 0, operations, differences, left };
    const asExpected = demo?.asExpected === true && left === 0;
    const parts = [
      drawTimes(operations, this.terminal, words),
      ...(asExpected ? [words.say("deep-done", { environment: name, steps: demo.rows.length })] : []),
    ];
    if (file !== undefined)
      parts.push(
        words.say("recording-written", { calls: recording.calls.length, operations: operations.length, file }),
      );
    if (before !== undefined && before.program !== recording.program)
      parts.push(words.say("recording-other-program", { recorded: before.program, here: recording.program }));
    if (differences !== undefined && differences.length > 0)
      parts.push(drawDifferences(differences, this.terminal, words));
    else if (differences !== undefined) parts.push(words.say("recording-same", { operations: operations.length }));
    const text = parts.join("\n\n");
    if (!asExpected) {
      const exitCode = left === 0 ? exitCodes.failed : exitCodes.someFailed;
      return { result, text, error: { code: "deep-failed", values: { environment: name, failure, left } }, exitCode };
    }
    if (replay === undefined || differences === undefined || differences.length === 0) return { result, text };
    const values = { file: replay, differences: differences.length };
    return { result, text, error: { code: "recording-differs", values }, exitCode: exitCodes.failed };
  }

  /** Without credentials, or without the endpoint, there is nothing more to look at. */
  private async checkTarget(flags: TargetFlagValues): Promise<Check[]> {
    const choice = await this.chooseTarget(flags);
    const check = choice.kind === "aws" ? "credentials" : "endpoint";
    try {
      const environment = await this.openEnvironment(flags, { changes: false });
      const { account, region, endpointUrl } = environment.target;
      const reached: Check = {
        check,
        status: "ok",
        finding: { code: "check-reached", values: { account, region, endpointUrl } },
      };
      const { checkAccount } = await import("../workshop/doctor/account-checks.ts");
      return [reached, ...(await checkAccount(environment))];
    } catch (error) {
      const failure = explainFailure(error, { target: choice.kind, region: choice.region });
      if (failure.error.code === "unexpected") throw error;
      return [{ check, status: "failed", finding: { code: "check-not-reached" }, error: failure.error }];
    }
  }
}
