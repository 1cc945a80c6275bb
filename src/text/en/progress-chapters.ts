import { countOf } from "../count.ts";
import type { AnyMessage, AreaText } from "../entry.ts";

/** The chapters of the demonstration about the forms of the state machine. */
export const text = {
  "chapter-in-place": "One machine, updated in place",
  "chapter-native": "Step Functions' own integrations, Standard and Express",
  "chapter-hardened": "The traps of the workshop, with stage 4 and with stage 5",
  "chapter-version": (v: { stage: number }) => `Stage ${v.stage} in place`,
  "chapter-back": (v: { stage: number }) => `Back to stage ${v.stage}`,
  "chapter-live-version": (v: { version: number | undefined }) => `version ${v.version ?? "-"} is live`,
  "chapter-native-run": "lambda:invoke, putItem, sns:publish",
  "chapter-express-run": "Express, from its log",
  "chapter-shapes": "A definition that mixes shapes of results",
  "chapter-problems": (v: { count: number }) => (v.count === 1 ? "1 problem found" : `${v.count} problems found`),
  "chapter-triggers": "Uploads and requests that start executions",
  "chapter-url": "A signed request to the function URL",
  "chapter-upload": "An upload that EventBridge reports",
  "chapter-mail": "Mail to refused riders",
  "chapter-mail-unverified": "A refusal before anything is verified",
  "chapter-mail-verified": "A refusal with sender and domain verified",
  "chapter-mails": (v: { refused: boolean; count: number }) =>
    `${v.refused ? "refused" : "not refused"}, ${countOf(v.count, "mail")}`,
  "chapter-metrics": "CloudWatch counts",
  "chapter-metrics-counted": "Metrics of the last hour",
  "chapter-counted": (v: { started: number; succeeded: number }) => `${v.started} started, ${v.succeeded} succeeded`,

  "trap-own-photo": "A rider uploads another photo of the same face",
  "trap-user-id": "A rider id that Rekognition does not accept",
  "trap-thumbnail": "The thumbnail fails after the face was indexed: faces left",
  "trap-locked-out": "The same rider tries again after that",
  "trap-race": "Four riders with one face at the same time: accepted",
  "trap-with-without": (v: { four: AnyMessage | string; five: AnyMessage | string }, { say }) =>
    `4: ${say(v.four)} | 5: ${say(v.five)}`,
  "trap-any": "any",
  "trap-count": (v: { count: number }) => String(v.count),
} satisfies AreaText;
