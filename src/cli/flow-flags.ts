import * as Flags from "@oclif/core/flags";

/** The flags by which `deploy-machine` builds the image metadata flow. */
export const flowFlags = {
  flow: Flags.string({
    summary: "Build a machine beside the stages.",
    options: ["metadata"] as const,
    helpGroup: "METADATA FLOW",
  }),
  moderation: Flags.boolean({
    summary: "Have inappropriate images rejected, and a person asked about doubtful ones.",
    helpGroup: "METADATA FLOW",
  }),
  "ask-at": Flags.integer({
    summary: "A person is asked from this confidence on, in percent (default 50).",
    min: 50,
    max: 100,
    helpGroup: "METADATA FLOW",
  }),
  "reject-at": Flags.integer({
    summary: "An image is rejected from this confidence on, in percent (default 90).",
    min: 50,
    max: 101,
    helpGroup: "METADATA FLOW",
  }),
  approval: Flags.option({
    summary: "How a task waits for a person: as an activity, or for its token.",
    options: ["activity", "token"] as const,
    helpGroup: "METADATA FLOW",
  })(),
  "approval-timeout": Flags.integer({
    summary: "Seconds in which a person has to decide (default: one day).",
    min: 1,
    max: 31_536_000,
    helpGroup: "METADATA FLOW",
  }),
  "approval-heartbeat": Flags.integer({
    summary: "Seconds between two signs that somebody looks after a request (default: one hour).",
    min: 1,
    max: 31_535_999,
    helpGroup: "METADATA FLOW",
  }),
  "machine-timeout": Flags.integer({
    summary: "Seconds until an execution times out as a whole (default: two days).",
    min: 1,
    max: 31_536_000,
    helpGroup: "METADATA FLOW",
  }),
};
