import type { Environment } from "../../environment.ts";
import type { RunRequest } from "../../run/run-photo.ts";
import type { ExpectedOutcome } from "../demo-steps.ts";
import type { DemoText, Findings } from "../findings.ts";

/** One text of the workshop as a part of the demonstration. */
export interface Chapter {
  /** The heading above it and in the final table. */
  readonly title: DemoText;
  /** Goes through the text in an environment that is set up, and notes what it finds. */
  play(stage: ChapterStage): Promise<void>;
}

/** The means of a chapter. */
export interface ChapterStage {
  /** Set up, with an empty collection, and agreeing to every question. */
  readonly environment: Environment;
  /** Notes a step: its time is that since the step before. */
  note(findings: Findings): void;
  /** Notes a step whose result has to be the expected text. */
  expect(step: DemoText, texts: { expected: DemoText; got: DemoText }): void;
  /** Runs a photo, says how it fared, and notes that. */
  runPhoto(step: DemoText, run: { request: RunRequest; expected: ExpectedOutcome }): Promise<void>;
}
