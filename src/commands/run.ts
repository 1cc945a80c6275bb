import { basename } from "node:path";
import * as Flags from "@oclif/core/flags";
import { runStageFlag } from "../cli/flags/stage-flag.ts";
import type { TargetFlagValues } from "../cli/flags/target-flags.ts";
import { WorkshopCommand } from "../cli/base/workshop-command.ts";
import { exitCodes } from "../exit-codes.ts";
import type { ExecutionBrowser } from "../ui/execution/execution-browser.ts";
import { runAreas, drawRun } from "../ui/results/run-text.ts";
import type { Environment } from "../workshop/environment.ts";
import type { StateTestRequest } from "../workshop/run/try-state.ts";
import type { UncheckedImageRun } from "../workshop/metadata/check-image.ts";

export default class Run extends WorkshopCommand {
  static override summary = "Run a photo through a state machine and follow it state by state.";
  static override description =
    "Ends with 0 when the execution succeeded, also when the photo was refused, and with 1 when it failed or timed out. With --expect it ends with 0 exactly when the outcome is the expected one.";
  static override examples = [
    { description: "Run a sample photo", command: "npx wildrydes run --user user_a --key 1_happy_face.jpg" },
    { description: "Upload your own photo first", command: "npx wildrydes run --user user_z --photo me.jpg" },
    {
      description: "Check an outcome in a script",
      command: "npx wildrydes run --user user_b --key 2_sunglass_face.jpg --expect refused",
    },
    {
      description: "Run an image through the metadata flow",
      command: "npx wildrydes run --flow metadata --key Incoming/metadata.jpg",
    },
    {
      description: "Run any machine with any input",
      command: "npx wildrydes run --machine RiderPhotoMap --input '{\"images\":[]}'",
    },
    {
      description: "Try one state of a definition before you deploy it",
      command: "npx wildrydes run --state Route --file machine.asl.json --input '{\"score\":97}'",
    },
  ];
  static override flags = {
    user: Flags.string({ char: "u", summary: "Id of the rider: letters, digits, and _ . - : only." }),
    key: Flags.string({ char: "k", summary: "Key of the photo in the bucket (default: the file's name)." }),
    photo: Flags.string({ char: "p", summary: "File to upload under the key first." }),
    stage: runStageFlag({ char: "s", summary: "Stage of the machine (default: the highest deployed one)." }),
    "in-place": Flags.boolean({ summary: "Run the machine that is updated in place, through its alias live." }),
    version: Flags.string({ summary: "Version of the machine to run: a number, `live` or `latest`." }),
    integration: Flags.string({ summary: "Run the machine of native integrations.", options: ["sdk"] }),
    express: Flags.boolean({ summary: "Run the Express machine.", exclusive: ["integration", "in-place", "version"] }),
    machine: Flags.string({
      char: "m",
      summary: "Run any machine by its name.",
      exclusive: ["stage", "in-place", "integration", "express"],
    }),
    flow: Flags.string({
      summary: "Run an image through this flow instead of a stage.",
      options: ["metadata"],
      exclusive: ["stage", "in-place", "version", "integration", "express", "machine", "input"],
    }),
    album: Flags.string({ summary: "Album that an uploaded image belongs to.", dependsOn: ["flow"] }),
    state: Flags.string({
      summary: "Run only this state, with --input: a Task does its work, but no execution is started.",
      dependsOn: ["input"],
      exclusive: ["flow", "photo", "name", "expect", "keys"],
    }),
    file: Flags.string({
      char: "f",
      summary: "With --state: take the state from the definition in this file.",
      dependsOn: ["state"],
      exclusive: ["machine", "stage", "in-place", "version", "integration", "express"],
    }),
    input: Flags.string({ char: "i", summary: "Run the machine with this input instead of a photo: JSON, or a file." }),
    email: Flags.string({ summary: "Mail address of the rider, which receives a refusal." }),
    name: Flags.string({ summary: "Name of the execution (default: chosen by Step Functions)." }),
    wait: Flags.boolean({ summary: "Follow the execution to its end.", allowNo: true, default: true }),
    expect: Flags.string({
      summary: "End with 1 unless this is the outcome.",
      options: ["accepted", "succeeded", "refused", "failed", "waiting"],
    }),
    plain: Flags.boolean({ summary: "Show progress line by line, for screen readers." }),
    keys: Flags.boolean({
      summary: "In a terminal: browse the states with the keyboard, during the run and at its end.",
      default: false,
    }),
    photos: Flags.boolean({ summary: "Show the photo in terminals that can.", allowNo: true, default: true }),
  };

  protected async work() {
    const { flags } = await this.parse(Run);
    this.rendering = { ...this.rendering, plain: flags.plain, photos: flags.photos };
    if (flags.flow !== undefined) return this.runFlow(flags);
    const { checkRun, judgeRun } = await import("../workshop/run/check-run.ts");
    const request = await checkRun({ ...flags, form: formOf(flags), photoName: flags.photo && basename(flags.photo) });
    const words = await this.loadWords(...runAreas);
    const browser = await this.openBrowser(flags.keys && flags.wait);
    const [environment, { runInput, runPhoto }] = await Promise.all([
      this.openEnvironment(flags, { changes: true }),
      import("../workshop/run/run-photo.ts"),
    ]);
    if ("input" in request && flags.state !== undefined)
      return this.tryState(environment, { ...request, state: flags.state, file: flags.file });
    const result = await ("input" in request ? runInput(environment, request) : runPhoto(environment, request));
    if (browser) await this.browse(browser, environment, result.execution.arn);
    return { result, text: drawRun(result, this.terminal, words), ...judgeRun(result.outcome, flags.expect) };
  }

  private async browse(browser: ExecutionBrowser, environment: Environment, arn: string): Promise<void> {
    const { executionDataOf } = await import("../workshop/inspect/execution-data.ts");
    await browser.finish(executionDataOf(environment, arn));
  }

  private async tryState(environment: Environment, request: StateTestRequest) {
    const [{ tryState }, { drawTriedState, triedAreas }] = await Promise.all([
      import("../workshop/run/try-state.ts"),
      import("../ui/results/tried-state-text.ts"),
    ]);
    const words = await this.loadWords(...triedAreas);
    const result = await tryState(environment, request);
    const failed = result.status === "FAILED" || result.status === "RETRIABLE";
    return {
      result,
      text: drawTriedState(result, this.terminal, words),
      exitCode: failed ? exitCodes.failed : exitCodes.done,
    };
  }

  private async runFlow(flags: TargetFlagValues & UncheckedImageRun & { keys: boolean }) {
    const [{ checkImageRun, judgeImage }, { drawImageRun, flowAreas }, { runImage }] = await Promise.all([
      import("../workshop/metadata/check-image.ts"),
      import("../ui/results/flow-text.ts"),
      import("../workshop/metadata/run-image.ts"),
    ]);
    const request = await checkImageRun({ ...flags, photoName: flags.photo && basename(flags.photo) });
    const words = await this.loadWords(...flowAreas);
    const browser = await this.openBrowser(flags.keys && flags.wait);
    const environment = await this.openEnvironment(flags, { changes: true });
    const result = await runImage(environment, request);
    if (browser) await this.browse(browser, environment, result.execution.arn);
    return { result, text: drawImageRun(result, this.terminal, words), ...judgeImage(result, flags.expect) };
  }
}

function formOf(flags: { "in-place": boolean; integration?: string | undefined; express: boolean }) {
  if (flags["in-place"]) return "in-place";
  if (flags.express) return "express";
  return flags.integration === "sdk" ? "sdk" : undefined;
}
