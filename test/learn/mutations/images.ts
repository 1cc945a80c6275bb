import { without, edit, replace, state, type Machine, type Mutation } from "./machine.ts";
import { missingAnswer, writingMutations } from "./writing.ts";

const writing = writingMutations({
  task: "ExtractImageMetadata",
  last: "PersistDDB",
  caught: "NotSupportedImageType",
  error: "ImageIdentifyError",
});

/** A rule of a Choice. */
type Rule = Record<string, unknown>;

/** Changes the rules of the bands. */
function changeBands(change: (rules: readonly Rule[]) => Rule[]): Mutation["change"] {
  return edit((machine: Machine) => {
    const choice = state(machine, "IsItAppropriate");
    choice.Choices = change(choice.Choices ?? []);
  });
}

const band = (operator: string, confidence: number, next: string): Rule => ({
  Variable: "$.moderation.confidence",
  [operator]: confidence,
  Next: next,
});

/** Lessons 12 and 13. */
export const imageMutations = {
  "image-formats": [
    ...writing,
    {
      mistake: "mistake-state-missing",
      change: (text: string) => text.replaceAll('"ImageTypeCheck"', '"ImageTypeChoice"'),
    },
    {
      mistake: "mistake-not-choice",
      change: edit((machine) => (machine.States["ImageTypeCheck"] = { Type: "Pass", Next: "Parallel" })),
    },
    {
      mistake: "mistake-no-default",
      change: without("ImageTypeCheck", "Default"),
    },
    { mistake: "mistake-choice-variable", change: replace('"$.extractedMetadata.format"', '"$.format"') },
    { mistake: "mistake-and-for-or", change: replace('"Or"', '"And"') },
    { mistake: "mistake-choice-text", change: replace('"StringEquals": "JPEG"', '"StringEquals": "jpg"') },
    {
      mistake: "mistake-choice-lacks",
      change: replace('"StringEquals": "PNG"', '"StringEquals": "GIF"'),
    },
    { mistake: "mistake-next-elsewhere", change: replace('"Next": "ImageTypeCheck"', '"Next": "Parallel"') },
    {
      mistake: "mistake-catch-missing",
      change: without("ExtractImageMetadata", "Catch"),
    },
    { mistake: "mistake-other-error", change: replace('"ImageIdentifyError"', '"FaceAlreadyExistsError"') },
    {
      mistake: "mistake-execution-failed",
      change: without("Parallel", "ResultPath"),
    },
    {
      mistake: "mistake-image-row",
      change: edit((machine) => {
        machine.States["PersistDDB"] = { Type: "Pass", End: true };
      }),
    },
    {
      mistake: "mistake-image-accepted",
      change: edit((machine) => (state(machine, "ImageTypeCheck")["Default"] = "PersistDDB")),
    },
    {
      mistake: "mistake-other-end",
      change: edit((machine) => {
        machine.States["Broken"] = { Type: "Fail", Error: "NoImage" };
        for (const entry of state(machine, "ExtractImageMetadata").Catch ?? []) entry.Next = "Broken";
      }),
    },
  ],
  "person-decides": [
    ...writing,
    {
      mistake: "mistake-no-default",
      change: without("IsItAppropriate", "Default"),
    },
    {
      mistake: "mistake-choice-variable",
      change: changeBands(([, ...others]) => [
        { Not: { Variable: "$.moderation", BooleanEquals: false }, Next: "RejectedContent" },
        ...others,
      ]),
    },
    {
      mistake: "mistake-band",
      change: changeBands((rules) => rules.toReversed()),
    },
    {
      mistake: "mistake-band",
      change: changeBands(([, ...others]) => [band("NumericGreaterThan", 90, "RejectedContent"), ...others]),
    },
    ...(["TimeoutSeconds", "HeartbeatSeconds"] as const).map((field): Mutation => ({
      mistake: field === "TimeoutSeconds" ? "mistake-no-timeout" : "mistake-no-heartbeat",
      change: edit((machine) => {
        delete state(machine, "SendToApproval")[field];
      }),
    })),
    {
      mistake: "mistake-heartbeat-late",
      change: edit((machine) => (state(machine, "SendToApproval")["HeartbeatSeconds"] = 90_000)),
    },
    {
      mistake: "mistake-approval-overwrites",
      change: without("SendToApproval", "ResultPath"),
    },
    {
      mistake: "mistake-catch-missing",
      change: edit((machine) => {
        state(machine, "SendToApproval").Catch = (state(machine, "SendToApproval").Catch ?? []).slice(0, 1);
      }),
    },
    {
      mistake: "mistake-caught-elsewhere",
      change: edit((machine) => {
        state(machine, "SendToApproval").Catch = [
          { ErrorEquals: ["States.ALL"], ResultPath: "$.refusal", Next: "ApprovalDenied" },
        ];
      }),
    },
    {
      mistake: "mistake-execution-failed",
      change: without("DetectInappropriate", "ResultPath"),
    },
    ...missingAnswer("token"),
  ],
} as const satisfies Record<string, readonly Mutation[]>;
