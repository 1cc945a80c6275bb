import type { AreaName } from "../../text/areas.ts";
import type { Words } from "../../text/words.ts";

/** The areas that a lesson is worded by. */
export const lessonAreas = [
  "learn-start",
  "learn-build",
  "learn-more",
  "learn-images",
  "learn-uploads",
  "learn-riders",
  "learn-checks",
  "learn-mistakes",
  "learn-mistakes-more",
  "outcome",
] as const satisfies readonly AreaName[];

/** The areas of the course's screens. */
export const learnAreas = ["screen-learn", ...lessonAreas] as const;

export type LearnWords = Words<(typeof learnAreas)[number]>;
