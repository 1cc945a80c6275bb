import { countOf } from "../count.ts";
import type { AnyMessage, AreaText } from "../entry.ts";

/** Errors of teardown and of the demonstration. */
export const text = {
  "something-left": (
    v: {
      left: number;
      planned: number;
      failure?: { step: AnyMessage; error: AnyMessage } | undefined;
    },
    { cmd, say },
  ) => ({
    message: `${v.left} of ${v.planned} could not be deleted.`,
    why: v.failure === undefined ? undefined : `${say(v.failure.step)}: ${say(v.failure.error)}`,
    next: [`Run \`${cmd("teardown")}\` again: it continues where this one stopped`],
  }),
  "part-unknown": (
    v: { count: number; first: { what: AnyMessage; name: string; error: AnyMessage } },
    { say, cmd },
  ) => ({
    message: `${countOf(v.count, "part")} of the environment could not be looked at. The rest is done.`,
    why: `${say(v.first.what)} ${v.first.name}: ${say(v.first.error)}`,
    next: [`Run \`${cmd("teardown")}\` again with permission to look at it`],
  }),
  "demo-needs-environment": {
    message: "Outside this machine the demo needs a separate environment.",
    why: "The demo deletes everything at its end.",
    next: ["Give a name that is not in use, such as --env demo"],
  },
  "environment-in-use": (v: { environment: string; stack: string }) => ({
    message: `The environment ${v.environment} already exists: there is a stack ${v.stack}.`,
    why: "The demo deletes its environment at the end, and never one that it did not create.",
    next: ["Give a name that is not in use with --env"],
  }),
  "demo-differs": { message: "Not every step went as expected." },
} satisfies AreaText;
