import { planRows, planTeardown } from "../../teardown/plan.ts";
import { mistaken, type Finding } from "../check.ts";
import type { Lesson, LessonContext } from "../lesson.ts";

/** Lesson 18: nothing is left. */
export const leaveNothing: Lesson = {
  id: "leave-nothing",
  number: 18,
  minutes: 3,
  path: "core",
  title: { code: "leave-nothing-title" },
  text: { code: "leave-nothing-text" },
  tasks: [{ code: "leave-nothing-task-1" }, { code: "leave-nothing-task-2" }],
  hints: [{ code: "leave-nothing-hint-1" }, { code: "leave-nothing-hint-2" }, { code: "leave-nothing-hint-3" }],
  more: { code: "leave-nothing-more" },
  needsStack: false,
  questions: [],
  checks: [
    {
      id: "nothing-left",
      layer: "truth",
      what: { code: "check-nothing-left" },
      mistakes: ["mistake-things-left"],
      run: checkNothingLeft,
    },
  ],
};

async function checkNothingLeft({ environment }: LessonContext): Promise<Finding | undefined> {
  const things = planRows(await planTeardown(environment)).map((row) => row.name);
  return things.length === 0 ? undefined : mistaken({ code: "mistake-things-left", values: { things } });
}
