import { planRows } from "../../teardown/plan-rows.ts";
import { planTeardown } from "../../teardown/plan.ts";
import { mistaken, type Finding } from "../check.ts";
import { textsOf } from "./texts.ts";
import type { Lesson, LessonContext } from "../lesson.ts";

/** Lesson 18: nothing is left. */
export const leaveNothing: Lesson = {
  ...textsOf("leave-nothing", 1, 2),
  number: 18,
  minutes: 3,
  path: "core",
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
