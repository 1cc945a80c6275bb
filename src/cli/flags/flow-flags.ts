import * as Flags from "@oclif/core/flags";

/** The flags by which `deploy-machine` builds the image metadata flow. */
export const flowFlags = {
  flow: Flags.string({
    summary: "Build the machine of this flow instead of a stage.",
    options: ["metadata"] as const,
    helpGroup: "METADATA FLOW",
  }),
  moderation: Flags.boolean({
    summary: "Reject inappropriate images, and ask a person about doubtful ones.",
    helpGroup: "METADATA FLOW",
  }),
  "ask-at": Flags.integer({
    summary: "Ask a person at this confidence or above, in percent (default 50).",
    min: 50,
    max: 100,
    helpGroup: "METADATA FLOW",
  }),
  "reject-at": Flags.integer({
    summary: "Reject an image at this confidence or above, in percent (default 90).",
    min: 50,
    max: 101,
    helpGroup: "METADATA FLOW",
  }),
  approval: Flags.option({
    summary: "How a task waits for a person: as an activity, or by a task token (callback).",
    options: ["activity", "token"] as const,
    helpGroup: "METADATA FLOW",
  })(),
  "approval-timeout": Flags.integer({
    summary: "Seconds that a person has to decide (default: one day).",
    min: 1,
    max: 31_536_000,
    helpGroup: "METADATA FLOW",
  }),
  "approval-heartbeat": Flags.integer({
    summary: "Longest time between two heartbeats of a request, in seconds (default: one hour).",
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
