import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../cli/base/workshop-command.ts";
import { drawMetrics } from "../ui/results/metrics-text.ts";
import { redraw } from "../ui/terminal/redraw.ts";

export default class Metrics extends WorkshopCommand {
  static override summary = "Show CloudWatch metrics: executions and their durations, functions and their errors.";
  static override description =
    "Reads the namespaces AWS/States and AWS/Lambda. On AWS, metrics appear one to three minutes late. With --watch the screen refreshes every 10 seconds, on AWS every minute, until Ctrl-C.";
  static override examples = [
    { description: "The last hour", command: "npx wildrydes metrics" },
    { description: "Watch a bulk run", command: "npx wildrydes metrics --since 15m --watch" },
  ];
  static override flags = {
    since: Flags.string({ summary: "How far to look back: minutes (15m), hours (1h) or days (3d).", default: "1h" }),
    watch: Flags.boolean({ summary: "Refresh until Ctrl-C.", exclusive: ["json"] }),
  };

  protected async work() {
    const { flags } = await this.parse(Metrics);
    const { readSince } = await import("../workshop/metrics/since.ts");
    const since = readSince(flags.since);
    const [environment, { readMetrics }, words] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../workshop/metrics/metrics.ts"),
      this.loadWords("screen-metrics"),
    ]);
    const onAws = environment.target.target === "aws";
    const draw = async () => {
      const result = await readMetrics(environment, { since });
      return { result, text: drawMetrics(result, this.terminal, { words, onAws }) };
    };
    if (flags.watch)
      await redraw(async () => (await draw()).text, { everyMs: onAws ? 60_000 : 10_000, signal: this.signal });
    return draw();
  }
}
