import { rm } from "node:fs/promises";
import * as Flags from "@oclif/core/flags";
import { makeDemoFolder } from "../cli/demo-folder.ts";
import { targetFromFlags, type TargetFlagValues } from "../cli/flags/target-flags.ts";
import { WorkshopCommand } from "../cli/base/workshop-command.ts";
import { exitCodes } from "../exit-codes.ts";
import { ensureDaemon, stopDaemon } from "../local/daemon/index.ts";
import { demoAreas, drawDemo, type DemoWords } from "../ui/results/demo-text.ts";
import { aimHints, type HintedFlags } from "../text/command-line.ts";
import { chapterIds } from "../workshop/demo/chapters/all.ts";
import type { TargetChoice } from "../workshop/target.ts";
import type { Environment } from "../workshop/environment.ts";

export default class Demo extends WorkshopCommand {
  static override summary = "Run the whole workshop in a temporary environment.";
  static override description =
    "Sets up, builds the four stages, runs the sample photos, shows the stored data and deletes everything. The local target has a separate endpoint and data folder for it. The exit code is 1 when a step has an unexpected result.";
  static override examples = [
    { description: "Watch it on this machine", command: "npx wildrydes demo" },
    {
      description: "Watch it on AWS, in a separate environment",
      command: "npx wildrydes demo --target aws --env demo",
    },
    { description: "Run every text of the workshop", command: "npx wildrydes demo --all" },
  ];
  static override flags = {
    all: Flags.boolean({ char: "a", summary: "Run every text of the workshop, one after another." }),
    chapter: Flags.string({
      summary: "Run only this text. Can be given several times.",
      multiple: true,
      options: [...chapterIds],
      exclusive: ["all"],
    }),
    stage: Flags.string({
      summary: "With 5: show the workshop's known pitfalls, on stage 4 and on stage 5.",
      options: ["5"],
      exclusive: ["all", "chapter"],
    }),
    keep: Flags.boolean({ summary: "Keep the environment at the end." }),
    yes: Flags.boolean({ char: "y", summary: "On AWS: start without asking." }),
    verbose: Flags.boolean({ char: "v", summary: "Show every state and CloudFormation's events." }),
  };

  private keptFolder: string | undefined;

  protected async work() {
    const { flags } = await this.parse(Demo);
    this.rendering = { ...this.rendering, foldResources: !flags.verbose, foldRuns: !flags.verbose };
    const [environment, { runDemo }] = await Promise.all([
      this.openDemoEnvironment(flags),
      import("../workshop/demo/run-demo.ts"),
    ]);
    const asked: readonly string[] = flags.stage === undefined ? (flags.chapter ?? []) : ["hardened"];
    const chapters = flags.all ? chapterIds : chapterIds.filter((id) => asked.includes(id));
    const result = await runDemo(environment, {
      keep: flags.keep,
      chapters: chapters.length === 0 ? undefined : chapters,
    });
    const words = await this.loadWords(...demoAreas);
    const text = [
      drawDemo(result, { terminal: this.terminal, words, verbose: flags.verbose || flags.stage !== undefined }),
      ...this.describeKept(words, flags.keep),
      words.say("demo-next"),
    ].join("\n\n");
    if (result.asExpected) return { result, text };
    return { result, text, error: { code: "demo-differs" }, exitCode: exitCodes.failed };
  }

  private async openDemoEnvironment(flags: TargetFlagValues & { keep: boolean; yes: boolean }): Promise<Environment> {
    const [{ chooseDemoTarget, claimDemoEnvironment }, { openEnvironment }, { targetFromVariables }, port] =
      await Promise.all([
        import("../workshop/demo/demo-target.ts"),
        import("../workshop/environment.ts"),
        import("../workshop/target.ts"),
        this.openPort({ agreed: flags.yes }),
      ]);
    const choice = chooseDemoTarget(targetFromFlags(flags), targetFromVariables(process.env));
    aimHints(demoFlags(choice));
    const common = { choice, port, signal: this.signal, changes: true };
    if (choice.kind === "local") return openEnvironment({ ...common, local: await this.startDaemon(flags.keep) });
    const environment = await openEnvironment(common);
    await claimDemoEnvironment(environment);
    return environment;
  }

  /** An endpoint in its own folder; both go when the demonstration ends, however it ends. */
  private async startDaemon(keep: boolean) {
    const dataFolder = await makeDemoFolder({ keep });
    this.keptFolder = keep ? dataFolder : undefined;
    this.atEnd(async () => {
      await stopDaemon(dataFolder);
      if (!keep || this.signal.aborted) await rm(dataFolder, { recursive: true, force: true });
    });
    return ensureDaemon({
      dataFolder,
      ownerPid: process.pid,
      temporary: !keep,
      idleMinutes: 0,
      version: this.config.version,
    });
  }

  private describeKept(words: DemoWords, keep: boolean): string[] {
    if (!keep) return [];
    const folder = this.keptFolder;
    return [folder === undefined ? words.say("demo-kept-there") : words.say("demo-kept-in", { folder })];
  }
}

/** A demonstration does not look at the stored choice: its hints name its whole place. */
function demoFlags({ kind, region, profile, endpointUrl, environment }: TargetChoice): HintedFlags {
  return {
    target: kind === "endpoint" ? undefined : kind,
    "endpoint-url": endpointUrl,
    profile,
    region: kind === "local" ? undefined : region,
    env: environment,
  };
}
