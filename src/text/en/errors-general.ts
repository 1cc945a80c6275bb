import { countOf } from "../count.ts";
import type { AnyMessage, AreaText } from "../entry.ts";

/** Errors that any command may end with. */
export const text = {
  interrupted: (
    v: { signal?: string | undefined; rows?: AnyMessage | undefined; next: readonly (AnyMessage | string)[] },
    { say },
  ) => ({
    message: v.rows === undefined ? `Interrupted by ${v.signal}.` : say(v.rows),
    next: v.next.map(say),
  }),
  "time-limit-reached": (
    v: { seconds: number; waiting?: AnyMessage | string | undefined; next: readonly (AnyMessage | string)[] },
    { say },
  ) => ({
    message: `The command did not finish within ${countOf(v.seconds, "second")} (--timeout).`,
    why: v.waiting === undefined ? undefined : `The last wait: ${say(v.waiting)}.`,
    next: v.next.length === 0 ? ["Run the command again, with a longer --timeout"] : v.next.map(say),
  }),
  "interrupted-question": { message: "Interrupted at the question. Nothing was changed." },
  declined: { message: "Not confirmed: nothing was changed." },
  "confirmation-needed": (v: { question: AnyMessage | string; flag: string }, { say }) => ({
    message: "This needs a confirmation, and there is no terminal to ask on.",
    why: `The command asks: ${say(v.question)}`,
    next: [`Pass ${v.flag} to confirm in advance`],
  }),
  unexpected: (v: { text: string; where?: string | undefined }) => ({
    message: `An unexpected error occurred: ${v.text}`,
    why: v.where,
    next: [
      "This is probably a bug in wildrydes. Run the command again with WILDRYDES_DEBUG=1 and report what it prints",
    ],
  }),
  "functions-not-built": (v: { file: string }) => ({
    message: "The functions' zip files are missing.",
    why: `${v.file} cannot be read.`,
    next: ["In a clone: run `npm run build`", "Elsewhere: install the package again"],
  }),
  "setup-not-done": (v: { stack: string; region: string; account: string }, { cmd }) => ({
    message: `There is no stack ${v.stack} in ${v.region} of account ${v.account}.`,
    why: "The environment is not set up, or it is in another place.",
    next: [`Run \`${cmd("setup")}\``, "Or name the right place with --target, --region, --profile or --env"],
  }),
  "setup-in-progress": (v: { stack: string; status: string }, { cmd }) => ({
    message: `The stack ${v.stack} is still changing: ${v.status}.`,
    next: [`Run \`${cmd("setup")}\` to follow it to its end, then try again`],
  }),
  "setup-failed": (v: { stack: string; status: string; reason?: string | undefined }, { cmd }) => ({
    message: `The stack ${v.stack} has no resources: its status is ${v.status}.`,
    why: v.reason,
    next: [`Run \`${cmd("setup")}\`: it repairs an incomplete stack`],
  }),
  "output-missing": (v: { stack?: string | undefined; output: string }, { cmd }) => ({
    message: `The stack${v.stack === undefined ? "" : ` ${v.stack}`} has no output ${v.output}.`,
    why: "It was deployed from another template.",
    next: [`Run \`${cmd("setup")}\`: it updates the stack to this program's template`],
  }),
  "stack-half-deleted": (v: { stack: string; status: string; reason?: string | undefined }, { cmd }) => ({
    message: `The stack ${v.stack} is only partly deleted: ${v.status}.`,
    why: v.reason,
    next: [`Run \`${cmd("teardown")}\` to delete the rest, then \`${cmd("setup")}\``],
  }),
  "stack-failed": (
    v: {
      stack: string;
      status?: string | undefined;
      cause?: "exists" | "quota" | "organization" | "denied" | "deleted" | undefined;
      reasons: readonly string[];
    },
    { cmd },
  ) => ({
    message: `CloudFormation could not deploy the stack ${v.stack}: ${v.status === undefined ? "it no longer exists" : `its status is ${v.status}`}.`,
    why: v.reasons.length === 0 ? undefined : v.reasons.join("\n"),
    next:
      v.cause === "exists"
        ? [`Delete what an earlier stack left behind: \`${cmd("teardown")}\`. Then run \`${cmd("setup")}\` again`]
        : v.cause === "deleted"
          ? [
              `Another command deleted the stack, such as a teardown in another terminal. When it is done, run \`${cmd("setup")}\` again`,
            ]
          : [
              ...(v.cause === "quota" ? ["Delete what is no longer used, or request a higher quota from AWS"] : []),
              ...(v.cause === "organization"
                ? ["Ask the administrator of the organization for an exception, or use another region or account"]
                : []),
              ...(v.cause === "denied" ? ["Ask for permission to do what was denied"] : []),
              `Remove the cause and run \`${cmd("setup")}\` again: it repairs an incomplete stack`,
              `Or run \`${cmd("teardown")}\` to remove what was created`,
            ],
  }),
  "stack-not-deleted": (v: { stack: string; status: string; reasons: readonly string[] }, { cmd }) => ({
    message: `CloudFormation could not delete the stack ${v.stack}: its status is ${v.status}.`,
    why: v.reasons.length === 0 ? undefined : v.reasons.join("\n"),
    next: [`Remove the cause and run \`${cmd("teardown")}\`: it continues where this command stopped`],
  }),
} satisfies AreaText;
