import type { Check, LessonText, MistakeCode } from "../check.ts";
import type { LessonContext } from "../lesson.ts";
import {
  checkFunction,
  checkPlaceholders,
  functionMistakes,
  placeholderMistakes,
} from "../definition/check-functions.ts";
import { checkJson, jsonMistakes } from "../definition/check-json.ts";
import { catchMistakes, checkCatch, checkNextState } from "../definition/check-states.ts";
import { checkStructure, structureMistakes } from "../definition/check-structure.ts";
import { checkValidation, validationMistakes } from "../definition/check-validation.ts";
import {
  acceptedMistakes,
  explainAccepted,
  explainRefused,
  refusedMistakes,
  type ExpectedMember,
} from "../test-runs/explain-run.ts";

export type MachineCheck = Check<LessonContext>;

/** Every rider and photo that checks use. */
const photoMistakes: readonly MistakeCode[] = ["mistake-execution-failed"];

const isJson: MachineCheck = {
  id: "json",
  layer: "file",
  what: { code: "check-json" },
  mistakes: jsonMistakes,
  run: async ({ file }) => checkJson(file),
};

const hasNoPlaceholder: MachineCheck = {
  id: "placeholders",
  layer: "file",
  what: { code: "check-placeholders" },
  mistakes: placeholderMistakes,
  run: async ({ file, outputs }) => checkPlaceholders(file, await outputs()),
};

const isStructured: MachineCheck = {
  id: "structure",
  layer: "file",
  what: { code: "check-structure" },
  mistakes: structureMistakes,
  run: async ({ file }) => checkStructure(file),
};

const isValid: MachineCheck = {
  id: "validation",
  layer: "file",
  what: { code: "check-validation" },
  mistakes: validationMistakes,
  run: async ({ file, environment }) => checkValidation(file, environment),
};

/**
 * The checks of a lesson with a machine: what every file needs comes first, and what runs it comes after Step Functions
 * accepts it.
 */
export function machineChecks(own: {
  reading: readonly MachineCheck[];
  truth: readonly MachineCheck[];
}): MachineCheck[] {
  return [isJson, hasNoPlaceholder, isStructured, ...own.reading, isValid, ...own.truth];
}

/** A state calls the function of an output of the stack. */
export function calls(state: string, output: string): MachineCheck {
  return {
    id: `calls-${state}`,
    layer: "reading",
    what: { code: "check-calls", values: { state, function: output.replace(/Arn$/, "") } },
    mistakes: functionMistakes,
    run: async ({ file, outputs }) => checkFunction(file, { state, output, outputs: await outputs() }),
  };
}

/** A state's Catch takes an error. */
export function catches(state: string, error: string): MachineCheck {
  return {
    id: `catches-${state}`,
    layer: "reading",
    what: { code: "check-catches", values: { state, error } },
    mistakes: catchMistakes,
    run: async ({ file }) => checkCatch(file, { state, error }),
  };
}

/** A state leads to another. */
export function leads(from: string, to: string): MachineCheck {
  return {
    id: `next-${from}`,
    layer: "reading",
    what: { code: "check-next", values: { from, to } },
    mistakes: ["mistake-next-elsewhere"],
    run: async ({ file }) => checkNextState(file, { from, to }),
  };
}

/** A photo is accepted, and the output holds what states put there. */
export function accepts(expected: {
  id: string;
  user: string;
  key: string;
  members: readonly ExpectedMember[];
  /** The state whose result has to be dropped. */
  dropsResult?: string;
  what?: LessonText;
  mistakes?: readonly MistakeCode[];
}): MachineCheck {
  const { user, key, members } = expected;
  return {
    id: expected.id,
    layer: "truth",
    what: expected.what ?? {
      code: "check-accepted",
      values: { key, members: ["userId", ...members.map(({ member }) => member)] },
    },
    mistakes: expected.mistakes ?? [...photoMistakes, ...acceptedMistakes],
    run: async ({ file, testMachine }) => explainAccepted(file, await testMachine.run({ user, key }), expected),
  };
}

/** The parts of an expected refusal: the error, where it comes from, and its message. */
interface ExpectedRefusal {
  readonly state: string;
  readonly error: string;
  readonly message: string;
}

/** A photo is refused with a message. */
export function refuses(expected: {
  id: string;
  user: string;
  key: string;
  refusal: ExpectedRefusal;
  what?: LessonText;
  mistakes?: readonly MistakeCode[];
  before?: (context: LessonContext) => Promise<void>;
}): MachineCheck {
  const { user, key, refusal } = expected;
  return {
    id: expected.id,
    layer: "truth",
    what: expected.what ?? { code: "check-refused", values: { key, message: refusal.message.trim() } },
    mistakes: expected.mistakes ?? refusedMistakes,
    async run(context) {
      await expected.before?.(context);
      return explainRefused(context.file, await context.testMachine.run({ user, key }), refusal);
    },
  };
}

/** The refusals of the workshop's photos. */
export const refusals = {
  sunglasses: {
    state: "FaceDetection",
    error: "PhotoDoesNotMeetRequirementError",
    message: "Face is wearing sunglasses",
  },
  noFace: {
    state: "FaceDetection",
    error: "PhotoDoesNotMeetRequirementError",
    message: "Detected 0 faces in the photo.",
  },
  known: {
    state: "CheckFaceDuplicate",
    error: "FaceAlreadyExistsError",
    message: "Face in the picture is already in the system. ",
  },
} as const satisfies Record<string, ExpectedRefusal>;
