import type { Environment } from "../environment.ts";
import type { Names } from "../names.ts";
import type { Resources } from "../resources.ts";
import type { Answers } from "./answers.ts";
import type { Check, LessonText } from "./check.ts";
import type { MachineFile } from "./definition/machine-file.ts";
import type { TestMachine } from "./test-runs/test-machine.ts";
import type { MachineFixture } from "./fixtures/fixture.ts";

/** The subject of a lesson's checks. */
export interface LessonContext {
  readonly environment: Environment;
  /** The attendee's machine; empty in lessons without one. */
  readonly file: MachineFile;
  readonly answers: Answers;
  /** The resources of the workshop's stack; read once for each check of a lesson. */
  readonly resources: () => Promise<Resources>;
  /** Outputs of the stacks that the lesson's machine works with. */
  readonly outputs: () => Promise<ReadonlyMap<string, string>>;
  readonly testMachine: TestMachine;
}

/** A question with one right answer among some. */
export interface ChoiceQuestion {
  readonly kind: "choice";
  readonly id: string;
  readonly text: LessonText;
  /** The options, answered by `a`, `b`, `c`. */
  readonly options: readonly LessonText[];
  /** Position of the right one. */
  readonly right: number;
  readonly why: LessonText;
}

/** A question for a number that the check reads itself. */
interface NumberQuestion {
  readonly kind: "number";
  readonly id: string;
  readonly text: LessonText;
  /** The right answer and how far from it an answer may be. */
  readonly read: (context: LessonContext) => Promise<{ value: number; tolerance: number } | undefined>;
  readonly why: LessonText;
}

export type Question = ChoiceQuestion | NumberQuestion;

/** One lesson of the course. */
export interface Lesson {
  readonly id: string;
  readonly number: number;
  /** Estimated. */
  readonly minutes: number;
  readonly path: "core" | "more";
  readonly title: LessonText;
  readonly text: LessonText;
  readonly tasks: readonly LessonText[];
  /** From the concept over the place to the line with a gap. */
  readonly hints: readonly LessonText[];
  /** Reading for after the lesson. */
  readonly more: LessonText;
  /** The state machine that the attendee writes, and what their file begins with. */
  readonly machine?: LessonMachine | undefined;
  /** Sets up what is missing of that which a lesson without a machine works with. */
  readonly prepare?: (environment: Environment) => Promise<unknown>;
  /** Photos of the workshop that lie in the lesson's folder. */
  readonly photos?: readonly string[];
  /** Whether its first check is there to be looked at, state by state. */
  readonly showsRuns?: boolean;
  readonly questions: readonly Question[];
  readonly checks: readonly Check<LessonContext>[];
  /** Does once, when the lesson is begun, what its attendee is to find. */
  readonly enter?: (environment: Environment) => Promise<void>;
  /** Cleans up when it is passed. */
  readonly leave?: (environment: Environment) => Promise<void>;
}

export interface LessonMachine {
  /** The name of the deployed machine. */
  readonly name: (names: Names) => string;
  readonly fixture: MachineFixture;
  /** The definition that solves the lesson, with the ARNs of the stacks. */
  readonly solution: (outputs: ReadonlyMap<string, string>) => Promise<string>;
  /** A file of `templates/learn`, or the lesson whose machine this one continues. */
  readonly starter: { readonly template: string } | { readonly lesson: string };
}

/** The name of the attendee's file in each lesson, as the workshop's text gives it. */
export const machineFileName = "rider-photo-state-machine.json";
