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
