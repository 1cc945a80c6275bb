import * as Flags from "@oclif/core/flags";
import { exitCodes } from "../../exit-codes.ts";
import type { DrillKind } from "../../workshop/drills/drill-kinds.ts";
import type { TargetFlagValues } from "../flags/target-flags.ts";
import { WorkshopCommand } from "./workshop-command.ts";

/** The flags of every command that rehearses a fault. */
export const drillFlags = {
  heal: Flags.boolean({ summary: "Remove the fault after two failed attempts, so that a later one succeeds." }),
  keep: Flags.boolean({
    summary: "Set the fault, run nothing, and leave it set until `drill off`.",
    exclusive: ["heal"],
  }),
};

/** The base of the commands that rehearse a fault. */
export abstract class DrillCommand extends WorkshopCommand {
  protected override readonly warnsOfDrills = false;

  /** Runs a rehearsal; the fault is taken off however the command ends. */
  protected async drill(kind: DrillKind, flags: TargetFlagValues & { heal: boolean; keep: boolean }) {
    const [environment, { drawDrill }, { flowAreas }, { runDrill }] = await Promise.all([
      this.openEnvironment(flags, { changes: true }),
      import("../../ui/results/drill-text.ts"),
      import("../../ui/results/flow-text.ts"),
      import("../../workshop/drills/run-drill.ts"),
    ]);
    const words = await this.loadWords(...flowAreas);
    const result = await runDrill(environment, {
      kind,
      heal: flags.heal,
      keep: flags.keep,
      folder: process.cwd(),
      atEnd: (cleanUp) => this.atEnd(cleanUp),
    });
    const text = drawDrill(result, this.terminal, words);
    if (result.run?.outcome.kind !== "failed") return { result, text };
    const { state, error } = result;
    return {
      result,
      text,
      exitCode: exitCodes.failed,
      error: { code: "drill-failed", values: { kind, state, error } },
    };
  }
}
