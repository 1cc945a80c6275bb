import type { AreaText, NoValues } from "../entry.ts";
import { programLine } from "../command-line.ts";

const folder = "wildrydes-learn/17-passport-office";

/** The lessons about mail and passports. */
export const text = {
  "mail-title": "Mail to the rider",
  "mail-text":
    "Tell the rider by mail why a photo was refused. A new account can send to verified addresses only. An error of the mail must not make the execution fail.",
  "mail-task-1": (_: NoValues, { cmd }) =>
    `Name a sender and the riders' domain: \`${cmd("setup", { "notify-from": "rides@wildrydes.example", "notify-to-domain": "riders.example" })}\``,
  "mail-task-2": `Verify both: \`${programLine("local mail verify rides@wildrydes.example")}\` and \`${programLine("local mail verify riders.example")}\`. On AWS, open the link in the mail and write the domain's DNS records.`,
  "mail-task-3": (_: NoValues, { cmd }) =>
    `Run a photo that is refused: \`${cmd("run", { user: "user_b", key: "2_sunglass_face.jpg", stage: 1 })}\`. Read the mail: \`${programLine("local mail list")}\``,
  "mail-task-4": "Answer the question.",
  "mail-hint-1": "In its sandbox SES sends from and to verified addresses and domains only.",
  "mail-hint-2":
    "A rider without an address of their own gets mail at their user id in the domain: user_b@riders.example.",
  "mail-hint-3": (_: NoValues, { cmd }) =>
    `\`${cmd("setup", { "notify-from": "rides@wildrydes.example" })} --notify-to-____ riders.example\``,
  "mail-ask-refused": "The mail to a rider cannot be sent. What should happen to the execution?",
  "mail-refused-a": "It succeeds: the photo is refused, and the output says why no mail was sent.",
  "mail-refused-b": "It fails, so that somebody notices.",
  "mail-refused-c": "It waits until the address is verified.",
  "mail-refused-why":
    "The refusal is the result. The mail only reports it, so a mail error is kept in the output and the log.",
  "mail-more": "Outside the sandbox a bounced mail comes back later. SES reports it to a topic, not to the caller.",
  "check-mail-sender": "the sender and the riders' domain are verified",
  "check-mailed": "a rider got a mail with the reason",
  "check-mail-unverified": "a photo is also refused when no mail can be sent",

  "passport-office-title": "Passport office",
  "passport-office-text":
    "A passport photo: no smile, no sunglasses, eyes open, mouth closed, each with a confidence above 90 %. Here no state machine runs: the upload invokes a function.",
  "passport-office-task-1": (_: NoValues, { cmd }) =>
    `Submit the lesson's three photos, one by one: \`${cmd("passport upload", {}, `${folder}/6_other_person.jpg`)}\``,
  "passport-office-task-2": (_: NoValues, { cmd }) => `Read the reasons: \`${cmd("passport results")}\``,
  "passport-office-task-3": (_: NoValues, { cmd }) =>
    `Change the threshold: \`${cmd("passport setup", { "min-confidence": 89 })}\`. Submit 1_happy_face.jpg again, under another name: \`${cmd("passport upload", { as: "again.jpg" }, `${folder}/1_happy_face.jpg`)}\``,
  "passport-office-task-4": "Answer the question.",
  "passport-office-hint-1": "Rekognition returns a value and a confidence for each attribute of a face.",
  "passport-office-hint-2":
    "A photo passes when each value is the desired one and each confidence is above the threshold. One of the two is not enough.",
  "passport-office-hint-3": (_: NoValues, { cmd }) => `\`${cmd("passport setup")} --min-____ 89\``,
  "passport-office-ask-mouth":
    "The mouth of 1_happy_face.jpg is closed, with a confidence of 89.8 %. Why is MouthOpen one of its reasons at a threshold of 90?",
  "passport-office-mouth-a": "A smile counts as an open mouth.",
  "passport-office-mouth-b": "Rekognition says that the mouth is open.",
  "passport-office-mouth-c": "The value is right, and the confidence is not above 90.",
  "passport-office-mouth-why":
    "A reason is an attribute that has another value, or whose confidence is not above the threshold.",
  "passport-office-more":
    "One function needs no state machine. Step Functions pays off from the second step on, when steps have their own errors and waits.",
  "check-passport-pass": "6_other_person.jpg passes",
  "check-passport-smile": "1_happy_face.jpg does not pass: it smiles",
  "check-passport-faces": "3_multiple_faces.jpg does not pass: it has several faces",
  "check-threshold": "again.jpg is judged with another threshold",
} satisfies AreaText;
