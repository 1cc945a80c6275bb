import { countOf } from "../count.ts";
import type { AnyMessage, AreaText } from "../entry.ts";

type Place = { account: string; region: string; environment?: string | undefined };

const placeOf = ({ account, region, environment }: Place): string =>
  `account ${account}, ${region}, ${environment === undefined ? "the default environment" : `the environment ${environment}`}`;

const planChanges = {
  new: "the plan does not delete it",
  other: "it was deleted and created again",
  more: "it contains more than before",
  unknown: "it cannot be read now",
};

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
    message: `${v.left} of ${v.planned} resources could not be deleted.`,
    why: v.failure === undefined ? undefined : `${say(v.failure.step)}: ${say(v.failure.error)}`,
    next: [
      `${v.failure === undefined ? "Run" : "Remove the cause and run"} \`${cmd("teardown")}\` again: it continues where this one stopped`,
    ],
  }),
  "part-unknown": (
    v: { count: number; first: { what: AnyMessage; name: string; error: AnyMessage } },
    { say, cmd },
  ) => ({
    message: `${countOf(v.count, "part")} of the environment could not be checked. The rest is done.`,
    why: `${say(v.first.what)} ${v.first.name}: ${say(v.first.error)}`,
    next: [`Run \`${cmd("teardown")}\` again with permission to read it`],
  }),
  "plan-not-found": (v: { file: string; problem: AnyMessage }, { cmd, say }) => ({
    message: `Cannot read the plan ${v.file}.`,
    why: say(v.problem),
    next: [`Write one: \`${cmd("teardown", { "plan-file": v.file })}\``],
  }),
  "plan-unreadable": (v: { file: string }, { cmd }) => ({
    message: `${v.file} is not a teardown plan.`,
    next: [`Write one: \`${cmd("teardown", { "plan-file": v.file })}\``],
  }),
  "plan-elsewhere": (v: { file: string; planned: Place; here: Place }) => ({
    message: `The plan ${v.file} is for ${placeOf(v.planned)}.`,
    why: `This command works on ${placeOf(v.here)}.`,
    next: ["Choose the same target as in the plan with --profile, --region and --env"],
  }),
  "plan-outdated": (
    v: {
      file: string;
      differences: readonly {
        kind: string;
        name: string;
        change: "new" | "other" | "more" | "unknown";
        why?: AnyMessage | undefined;
      }[];
    },
    { cmd, say },
  ) => ({
    message: `The plan ${v.file} no longer matches the environment: ${countOf(v.differences.length, "part")} changed. Nothing is deleted.`,
    why: v.differences
      .slice(0, 10)
      .map(({ kind, name, change, why }) => {
        const because = why === undefined ? "" : ` (${say(why)})`;
        return `${say({ code: `kind-${kind}` })} ${name}: ${planChanges[change]}${because}`;
      })
      .join("; "),
    next: [`Make a new plan: \`${cmd("teardown", { "plan-file": v.file })}\``],
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
