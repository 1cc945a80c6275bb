import * as Flags from "@oclif/core/flags";

/** Which of the two upload triggers is meant. */
export const kindFlag = Flags.option({
  summary: "eventbridge: riders' photos start a stage's machine. lambda: images start the metadata flow.",
  options: ["eventbridge", "lambda"] as const,
  required: true,
});
