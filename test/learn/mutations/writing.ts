import { edit, replace, state, type Catcher, type Mutation } from "./machine.ts";

/** The states and names of a solution that mistakes of writing are made with. */
export interface WrittenNames {
  /** A Task with a Catch. */
  readonly task: string;
  /** A state that ends the machine with `End`. */
  readonly last: string;
  /** The state that the Task's Catch leads to. */
  readonly caught: string;
  /** The error that it catches first. */
  readonly error: string;
}

/** The names of the riders' machines. */
const riderNames: WrittenNames = {
  task: "FaceDetection",
  last: "PhotoDoesNotMeetRequirement",
  caught: "PhotoDoesNotMeetRequirement",
  error: "PhotoDoesNotMeetRequirementError",
};

/** Mistakes of writing, which every lesson with a machine recognises. */
export function writingMutations({ task, last, caught, error }: WrittenNames = riderNames): readonly Mutation[] {
  const catcher = (change: (entry: Catcher) => void): Mutation["change"] =>
    edit((machine) => {
      const [entry] = state(machine, task).Catch ?? [];
      if (entry === undefined) throw new Error(`${task} has no Catch`);
      change(entry);
    });
  return [
    { mistake: "mistake-file-missing", change: () => undefined },
    { mistake: "mistake-json-empty", change: () => " \n" },
    { mistake: "mistake-json-comment", change: replace('"StartAt"', '// where it begins\n  "StartAt"') },
    { mistake: "mistake-json-missing-comma", change: replace('"Task",', '"Task"') },
    { mistake: "mistake-json-trailing-comma", change: replace(/"End": true\n/, '"End": true,\n') },
    { mistake: "mistake-json-missing-colon", change: replace('"Comment":', '"Comment"') },
    { mistake: "mistake-json-smart-quote", change: replace('"Comment"', "“Comment”") },
    { mistake: "mistake-json-single-quote", change: replace('"Comment"', "'Comment'") },
    { mistake: "mistake-json-unquoted-name", change: replace('"Comment"', "Comment") },
    { mistake: "mistake-json-unclosed-text", change: replace('"Task"', '"Task') },
    { mistake: "mistake-json-unclosed-bracket", change: (text) => text.trimEnd().slice(0, -1) },
    { mistake: "mistake-json-wrong-bracket", change: (text) => `${text.trimEnd().slice(0, -1)}]` },
    { mistake: "mistake-json-text-after-end", change: (text) => `${text}}` },
    { mistake: "mistake-json-duplicate-name", change: replace('"Comment"', '"Comment": "again", "Comment"') },
    { mistake: "mistake-json-bad-value", change: replace('"End": true', '"End": yes') },
    { mistake: "mistake-json-too-deep", change: () => "[".repeat(300) },
    { mistake: "mistake-json-not-object", change: () => "[]" },
    { mistake: "mistake-json-too-large", change: (text) => text + " ".repeat(1_048_577) },
    {
      mistake: "mistake-placeholder",
      change: edit((machine) => (state(machine, task)["Resource"] = "REPLACE_WITH_FaceDetectionFunctionArn")),
    },
    { mistake: "mistake-no-states", change: edit((machine) => (machine.States = {})) },
    {
      mistake: "mistake-catch-at-top",
      change: edit((machine) => (machine["Catch"] = state(machine, task).Catch)),
    },
    {
      mistake: "mistake-state-inside-state",
      change: edit((machine) => {
        const { [caught]: inner, ...States } = machine.States;
        machine.States = States;
        state(machine, task)[caught] = inner;
      }),
    },
    {
      mistake: "mistake-branches-object",
      change: edit((machine) => {
        machine.States["Both"] = { Type: "Parallel", Branches: { StartAt: { States: {} } }, End: true };
      }),
    },
    {
      mistake: "mistake-same-name",
      change: edit((machine) => {
        const inner = { StartAt: task, States: { [task]: { Type: "Pass", End: true } } };
        machine.States["Both"] = { Type: "Parallel", Branches: [inner], End: true };
      }),
    },
    {
      mistake: "mistake-branch-leaves",
      change: edit((machine) => {
        const inner = { StartAt: "Inner", States: { Inner: { Type: "Pass", Next: task } } };
        machine.States["Both"] = { Type: "Parallel", Branches: [inner], End: true };
      }),
    },
    {
      mistake: "mistake-end-and-next",
      change: edit((machine) => (state(machine, last)["Next"] = task)),
    },
    {
      mistake: "mistake-no-end",
      change: edit((machine) => {
        delete state(machine, last)["End"];
      }),
    },
    { mistake: "mistake-unknown-state", change: catcher((entry) => (entry.Next = `${caught}s`)) },
    { mistake: "mistake-result-path-empty", change: catcher((entry) => (entry.ResultPath = "")) },
    { mistake: "mistake-result-path-invalid", change: catcher((entry) => (entry.ResultPath = "errorInfo")) },
    { mistake: "mistake-catch-empty", change: edit((machine) => (state(machine, task).Catch = [])) },
    { mistake: "mistake-misspelt-error", change: catcher((entry) => (entry.ErrorEquals = [`${error}s`])) },
    {
      mistake: "mistake-validation",
      change: edit((machine) => (state(machine, task)["TimeoutSeconds"] = -1)),
    },
  ];
}

/** Mistakes with the function of one state. */
export function functionMutations(name: string, other: string): readonly Mutation[] {
  return [
    {
      mistake: "mistake-state-missing",
      change: (text) => text.replaceAll(`"${name}"`, `"${name}X"`),
    },
    {
      mistake: "mistake-no-resource",
      change: edit((machine) => {
        delete findState(machine, name)["Resource"];
      }),
    },
    {
      mistake: "mistake-other-function",
      change: edit((machine) => (findState(machine, name)["Resource"] = state(machine, other)["Resource"])),
    },
    {
      mistake: "mistake-unknown-function",
      change: edit(
        (machine) => (findState(machine, name)["Resource"] = "arn:aws:lambda:us-west-2:123456789012:function:mine"),
      ),
    },
  ];
}

function findState(machine: Parameters<typeof state>[0], name: string): ReturnType<typeof state> {
  const branches = Object.values(machine.States).flatMap(({ Branches }) => (Array.isArray(Branches) ? Branches : []));
  const found = [machine, ...branches].map((part) => part.States[name]).find((part) => part !== undefined);
  if (found === undefined) throw new Error(`The solution has no state ${name}`);
  return found;
}

/** Mistakes with the answer of a question. */
export const missingAnswer = (id: string): readonly Mutation[] => [
  { mistake: "mistake-answer-missing", answers: { [id]: "" } },
  { mistake: "mistake-answer-wrong", answers: { [id]: "z" } },
  {
    mistake: "mistake-answers-unreadable",
    // The last question's text makes the file anything but JSON: see `answers` of the author test.
    answers: { [id]: "\u0000" },
  },
];
