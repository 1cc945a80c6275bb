import * as Flags from "@oclif/core/flags";
import { runStages, stageNumbers, type RunStage, type StageNumber } from "../../workshop/names.ts";

/** `--stage N`, one of the workshop's stages. */
export const stageFlag = Flags.custom<StageNumber>({
  options: stageNumbers.map(String),
  parse: async (input) => {
    const stage = stageNumbers.find((number) => String(number) === input);
    if (stage === undefined) throw new Error(`There is no stage ${input}`);
    return stage;
  },
});

/** `--stage N`, also the hardened stage 5. */
export const runStageFlag = Flags.custom<RunStage>({
  options: runStages.map(String),
  parse: async (input) => {
    const stage = runStages.find((number) => String(number) === input);
    if (stage === undefined) throw new Error(`There is no stage ${input}`);
    return stage;
  },
});
