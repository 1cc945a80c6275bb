import type { AnyMessage, AreaText } from "../entry.ts";

/** Errors about definitions and the machines that have them. */
export const text = {
  "definition-not-json": (v: { file: string; reason: string }) => ({
    message: `${v.file} is not JSON.`,
    why: v.reason,
    next: ["Correct the file; an editor with JSON support shows the place"],
  }),
  "definition-mixes-shapes": (v: { file: string; problems: readonly AnyMessage[] }, { say }) => ({
    message: `${v.file} reads results in a shape that they do not have. Nothing is deployed.`,
    why: v.problems.map((problem) => say(problem)).join("\n"),
    next: [
      "Correct the paths: a task with a function's ARN returns the function's result, and lambda:invoke returns it under .Payload",
    ],
  }),
  "bad-machine-name": (v: { name: string }) => ({
    message: `Invalid name of a state machine: ${v.name}`,
    next: ["Give --name with up to 80 letters, digits, hyphens and underscores"],
  }),
  "reserved-machine-name": (v: { name: string }) => ({
    message: `${v.name} is the name of one of the workshop's own state machines.`,
    next: ["Give another --name"],
  }),
  "definition-file-unreadable": (v: { file: string; problem: AnyMessage }, { say }) => ({
    message: `Cannot read the file ${v.file}.`,
    why: say(v.problem),
    next: ["Check the path given with --file"],
  }),
  "state-to-try-not-found": (v: { state: string; known: readonly string[] }) => ({
    message: `The definition has no state ${v.state}.`,
    why: v.known.length === 0 ? "It has no states." : `States: ${v.known.join(", ")}.`,
    next: ["Name one of these states with --state"],
  }),
  "state-not-alone": (v: { state: string; type: string }) => ({
    message: `The state ${v.state} cannot run alone.`,
    why: `A ${v.type} state runs the states inside it, and Step Functions tests it with mocked results only.`,
    next: ["Try a state inside it with --state, or run the whole machine"],
  }),
  "machine-not-found": (v: { name: string; known: readonly string[] }, { cmd }) => ({
    message: `There is no state machine ${v.name}.`,
    why: v.known.length === 0 ? undefined : `State machines: ${v.known.join(", ")}.`,
    next: [`Deploy one: \`${cmd("deploy-machine", { stage: 1 })}\``],
  }),
  "output-lost": (v: { reason: string }) => ({
    message: "The output cannot be written.",
    why: v.reason,
    next: ["Free some space, or write the output to another place"],
  }),
  "output-not-written": (v: { file: string; reason: string }) => ({
    message: `Cannot write the file ${v.file}.`,
    why: v.reason,
    next: ["Give another path"],
  }),
  "execution-ambiguous": (v: { execution: string; matching: readonly string[] }) => ({
    message: `Several executions begin with ${v.execution}.`,
    why: `They are ${v.matching.join(", ")}.`,
    next: ["Give more of the name"],
  }),
  "state-not-found": (v: { state: string; known: readonly string[] }) => ({
    message: `The execution did not enter a state ${v.state}.`,
    why: `It entered ${v.known.join(", ")}.`,
    next: ["Give one of these with --state"],
  }),
} satisfies AreaText;
