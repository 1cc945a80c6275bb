import { demoSteps } from "../demo-steps.ts";
import { takeStep } from "../take-step.ts";
import type { Chapter } from "./chapter.ts";

/** The four stages with their photos, as `demo` goes through them without chapters. */
export const chapter: Chapter = {
  title: { code: "demo-chapter-classic" },
  async play({ environment, note }) {
    for (const step of demoSteps)
      if (step.does !== "set-up" && step.does !== "tear-down") note(await takeStep(environment, step, () => undefined));
  },
};
