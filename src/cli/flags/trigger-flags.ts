import * as Flags from "@oclif/core/flags";

/** Which trigger is meant. */
export const kindFlag = Flags.option({
  summary:
    "eventbridge: riders' photos start a stage's machine. lambda: images start the metadata flow. url: signed requests start a stage's machine.",
  options: ["eventbridge", "lambda", "url"] as const,
  required: true,
});
