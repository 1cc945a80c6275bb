import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { stageFlag } from "../../cli/flags/stage-flag.ts";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { drawExecution } from "../../ui/execution/execution-text.ts";
import { graphForms } from "../../ui/graph/draw-machine.ts";
import { UserError } from "../../user-error.ts";

export default class InspectExecution extends WorkshopCommand {
  static override summary = "Show an execution as a timeline, with input and output of each state.";
  static override description =
    "Takes the execution's name, the beginning of its name, its ARN, or `last` for the newest one. Long data is folded: --state shows one state completely, with its function's log, and --full shows everything.";
  static override examples = [
    { description: "Show the newest execution", command: "npx wildrydes inspect execution last" },
    {
      description: "Draw the path it took through the machine",
      command: "npx wildrydes inspect execution last --graph",
    },
    {
      description: "Show one state and its function's log",
      command: "npx wildrydes inspect execution last --state FaceDetection",
    },
    {
      description: "Write a page that you can send to somebody",
      command: "npx wildrydes inspect execution last --html execution.html",
    },
  ];
  static override args = {
    execution: Args.string({
      description: "Name or ARN of the execution, or last.",
      required: true,
    }),
  };
  static override flags = {
    stage: stageFlag({ char: "s", summary: "Stage of the machine it ran on (default: all stages)." }),
    state: Flags.string({ summary: "Show this state completely, with its function's log." }),
    full: Flags.boolean({ summary: "Show all data without folding it." }),
    events: Flags.boolean({ summary: "List the history's events as well." }),
    logs: Flags.boolean({ summary: "Show the log of every state's function." }),
    graph: Flags.boolean({ char: "g", summary: "Draw the machine with the path it took." }),
    "graph-form": Flags.string({ summary: "Form of the graph.", options: [...graphForms], dependsOn: ["graph"] }),
    html: Flags.string({ summary: "Write everything to this file as one page that needs no network." }),
    watch: Flags.boolean({
      char: "w",
      summary: "Follow it to its end, and browse its states with the keyboard, meanwhile and afterwards.",
    }),
    plain: Flags.boolean({ summary: "Show progress line by line, for screen readers." }),
    keys: Flags.boolean({ summary: "Browse its states with the keyboard.", allowNo: true }),
  };

  protected async work() {
    const { flags, args } = await this.parse(InspectExecution);
    this.rendering = { ...this.rendering, plain: flags.plain };
    const browser = await this.openBrowser(flags.html === undefined && (flags.keys ?? flags.watch));
    const [environment, words, { inspectExecution, watchExecution }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      this.loadWords("screen-execution", "outcome"),
      import("../../workshop/inspect/execution-view.ts"),
    ]);
    const everyLog = flags.logs || flags.html !== undefined;
    const request = { execution: args.execution, stage: flags.stage, logsOf: everyLog ? "all" : flags.state };
    const result = await (flags.watch ? watchExecution : inspectExecution)(environment, request);
    const known = [...new Set(result.states.map(({ name }) => name))];
    if (flags.state !== undefined && !known.includes(flags.state))
      throw new UserError({ code: "state-not-found", values: { state: flags.state, known } });
    if (flags.html !== undefined) {
      const [{ drawExecutionPage }, { readRunPhoto }, { writeOutput }] = await Promise.all([
        import("../../ui/execution/html-page.ts"),
        import("../../workshop/inspect/run-photo-file.ts"),
        import("../../cli/write-output.ts"),
      ]);
      const page = await drawExecutionPage(result, { photo: await readRunPhoto(environment, result), words });
      await writeOutput(flags.html, page);
      return { result, text: words.say("page-written", { file: flags.html }) };
    }
    const form = graphForms.find((name) => name === flags["graph-form"]) ?? "text";
    if (browser) {
      const { executionDataOf } = await import("../../workshop/inspect/execution-data.ts");
      await browser.finish(executionDataOf(environment, result.execution.arn));
    }
    const view = {
      graph: flags.graph ? form : undefined,
      state: flags.state,
      full: flags.full,
      events: flags.events,
    };
    return { result, text: await drawExecution(result, { view, terminal: this.terminal, words }) };
  }
}
