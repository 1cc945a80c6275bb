import type { StageNumber } from "../../names.ts";
import { readTemplate } from "../../package-files.ts";
import { fillDefinition, readStage } from "../../stages.ts";
import type { LessonMachine } from "../lesson.ts";
import { riders } from "./riders.ts";

/** The machine of a stage of the workshop. @param options.retries whether the solution has a retry policy for every Task */
export function stageMachine(
  stage: StageNumber,
  starter: LessonMachine["starter"],
  options: { retries?: boolean } = {},
): LessonMachine {
  return {
    name: (names) => names.machine(stage),
    world: riders,
    starter,
    async solution(outputs) {
      const { definition } = await readStage(stage);
      const filled = fillDefinition(await readTemplate("state-machines", definition), outputs);
      if (options.retries !== true) return filled;
      return (await import("../../machine/add-retries.ts")).addRetries(filled);
    },
  };
}
