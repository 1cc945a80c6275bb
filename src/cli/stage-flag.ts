import * as Flags from "@oclif/core/flags";
import { stageNumbers, type StageNumber } from "../workshop/names.ts";

/** `--stage N`, one of the workshop's stages. */
export const stageFlag = Flags.custom<StageNumber>({
  options: stageNumbers.map(String),
  parse: async (input) => {
    const stage = stageNumbers.find((number) => String(number) === input);
    if (stage === undefined) throw new Error(`There is no stage ${input}`);
    return stage;
  },
});
