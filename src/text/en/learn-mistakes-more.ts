import { programLine } from "../command-line.ts";
import type { AreaText, NoValues } from "../entry.ts";

/** Mistakes of the lessons after the core path, and why it does not work that way. */
export const text = {
  "mistake-not-native": (v: { state: string; called: string; integration: string }) =>
    `${v.state} calls ${v.called === "" ? "nothing" : v.called}. Its Resource should be \`arn:aws:states:::${v.integration}\`.`,
  "mistake-other-parameter": (v: { state: string; parameter: string; found?: string | undefined; value: string }) =>
    `${v.parameter} of ${v.state} is ${v.found ?? "missing"}. It should be: ${v.value}`,
  "mistake-item-untyped": (v: { member: string }) =>
    `${v.member} has no type. DynamoDB needs one: \`{ "S": "text" }\`, or \`{ "S.$": "$.path" }\`.`,
  "mistake-path-as-text": (v: { member: string; text: string }) =>
    `This stores the string ${v.text} itself. The name of a member that reads a path ends in \`.$\`: "${v.member}.$".`,
  "mistake-object-as-text": (v: { member: string; path: string }) =>
    `${v.path} is an object, and S takes a string. Write ${v.member} as M with its two members.`,
  "mistake-payload-missing": (v: { path: string; right: string; source: string }) =>
    `${v.path} is empty: the integration lambda:invoke puts the result of ${v.source} under Payload. Read ${v.right}.`,
  "mistake-payload-extra": (v: { path: string; right: string; source: string }) =>
    `${v.path} is empty: ${v.source} names its function by the ARN, so its result has no Payload. Read ${v.right}.`,
  "mistake-output-path": (v: { state: string }) =>
    `The OutputPath of ${v.state} keeps only the result: userId is lost. Delete it; ResultPath puts the result beside the input.`,
  "mistake-lambda-retry-missing": (v: { state: string }) =>
    `${v.state} has no Retry for Lambda's transient errors, such as Lambda.ServiceException. Such errors occur now and then.`,
  "mistake-item-differs": (v: { user: string; member: string }) =>
    `The attribute ${v.member} in the item of ${v.user} is missing or has an unexpected value. Check the path of this attribute.`,
  "mistake-not-published": (v: { key: string }) =>
    `${v.key} was refused, and the output has no MessageId of SNS. A ResultPath or OutputPath hides it.`,

  "mistake-not-choice": (v: { state: string }) => `${v.state} has another type. It needs the type Choice.`,
  "mistake-no-default": (v: { state: string }) =>
    `${v.state} has no Default. A value that no rule matches ends the execution with States.NoChoiceMatched.`,
  "mistake-choice-variable": (v: { path: string; right: string }) =>
    `The rule reads ${v.path === "" ? "nothing" : v.path}. The value is at \`${v.right}\`.`,
  "mistake-and-for-or":
    "And is true when all its rules are true, and an image has only one format. Use Or: it is true when any rule is true.",
  "mistake-choice-text": (v: { found: string; text: string }) =>
    `No image has the format "${v.found}". The function returns "${v.text}".`,
  "mistake-choice-lacks": (v: { state: string; text: string }) => `No rule of ${v.state} matches ${v.text}.`,
  "mistake-image-row": (v: { missing: readonly string[] }) =>
    `The row of the image lacks ${v.missing.join(", ")}. PersistDDB needs extractedMetadata and parallelResults in its input.`,
  "mistake-image-accepted": (v: { key: string; error: string }) =>
    `${v.key} was accepted. It should end with ${v.error}.`,
  "mistake-other-end": (v: { key: string; expected: string; got: string }) =>
    `${v.key} ended with ${v.got === "" ? "no error" : v.got}. It should end with ${v.expected}.`,

  "mistake-band": (v: { number: number; next: string; expected: string }) =>
    `A confidence of ${v.number} leads to ${v.next === "" ? "no state" : v.next}. It should lead to ${v.expected}.`,
  "mistake-no-timeout": (v: { state: string }) =>
    `${v.state} has no TimeoutSeconds. An image that nobody decides about would wait for a year.`,
  "mistake-no-heartbeat": (v: { state: string }) =>
    `${v.state} has no HeartbeatSeconds. Nobody notices when the worker that took the task has stopped.`,
  "mistake-heartbeat-late": (v: { heartbeat: number; timeout: number }) =>
    `HeartbeatSeconds ${v.heartbeat} is not below TimeoutSeconds ${v.timeout}. The timeout would always come first.`,
  "mistake-approval-overwrites": (v: { state: string; path: string }) =>
    `The decision replaces the whole input of ${v.state}, and the image is lost. Put it at \`${v.path}\`.`,
  "mistake-caught-elsewhere": (v: { error: string; next: string; expected: string }) =>
    `${v.error} leads to ${v.next === "" ? "no state" : v.next}. The first entry that names the error applies. It should lead to ${v.expected}.`,

  "mistake-expression-missing": (v: { state: string; member: string }) =>
    `${v.member} of ${v.state} is empty. Write an expression: \`{% … %}\`.`,
  "mistake-expression-as-text": (v: { member: string; text: string }) =>
    `${v.member} is the string ${v.text} itself. JSONata reads an expression between {% and %} only.`,
  "mistake-account-as-rider":
    "The account in the event is your AWS account, not a rider. The rider is the first folder of `detail.object.key`.",
  "mistake-key-decoded": (v: { text: string }) =>
    `${v.text} decodes the key. EventBridge does not encode keys: a + in the name would become a space.`,
  "mistake-trigger-off": (_: NoValues, { cmd }) =>
    `An upload starts nothing. Enable the trigger: \`${cmd("trigger enable", { kind: "eventbridge", stage: 4 })}\``,
  "mistake-started-often": (v: { key: string; count: number }) =>
    `${v.key} started ${v.count === 0 ? "no execution" : `${v.count} executions`} of the rider's machine. It should start one.`,
  "mistake-other-rider": (v: { found: string; expected: string }) =>
    `The execution has ${v.found === "" ? "no userId" : `the userId ${v.found}`}. The key's folder says ${v.expected}.`,
  "mistake-key-changed": (v: { key: string; found: string }) =>
    `${v.key} became ${v.found}, and the functions do not find it. They decode s3Key: encode % as %25 first, then + as %2B.`,

  "mistake-image-trigger-off": (_: NoValues, { cmd }) =>
    `An upload does not start the metadata flow. Enable the trigger: \`${cmd("trigger enable", { kind: "lambda" })}\``,
  "mistake-few-copied": (v: { count: number; least: number; bucket: string }, { cmd }) =>
    `${v.count} sample photos are there; the lesson needs ${v.least} or more. Run \`${cmd("copy", { sample: 40, to: `${v.bucket}/Incoming` })}\`.`,
  "mistake-copy-lacks": (v: { missing: number; bucket: string }, { cmd }) =>
    `${v.missing} sample photos are missing below Incoming/. Copy again: \`${cmd("copy", { sample: 40, to: `${v.bucket}/Incoming` })}\``,
  "mistake-images-open": (v: { count: number }) =>
    `${v.count === 1 ? "One image is" : `${v.count} images are`} not processed yet. The executions may still run: check again in a moment.`,
  "mistake-still-lost": (v: { keys: readonly string[] }, { cmd }) =>
    `Lost: ${v.keys.join(", ")}. Start them again: \`${cmd("triage", { start: true })}\``,

  "mistake-no-sender": (_: NoValues, { cmd }) =>
    `The stack has no sender yet. Run \`${cmd("setup", { "notify-from": "rides@wildrydes.example", "notify-to-domain": "riders.example" })}\`.`,
  "mistake-sender-unverified": (v: { identity: string }) =>
    `SES has not verified ${v.identity}: \`${programLine(`local mail verify ${v.identity}`)}\`, or open the link on AWS.`,
  "mistake-no-mail": (_: NoValues, { cmd }) =>
    `No refused photo has sent a mail yet. Run \`${cmd("run", { user: "user_b", key: "2_sunglass_face.jpg", stage: 1 })}\`.`,
  "mistake-mail-failed": (v: { reason: string }) => `The mail was not sent: ${v.reason}`,
  "mistake-not-handed-in": (v: { name: string }, { cmd }) =>
    `The office has no result of ${v.name} yet. Submit it: \`${cmd("passport upload", v.name === "again.jpg" ? { as: v.name } : {}, `wildrydes-learn/17-passport-office/${v.name === "again.jpg" ? "1_happy_face.jpg" : v.name}`)}\``,
  "mistake-other-result": (v: {
    name: string;
    result: string;
    reasons: readonly string[];
    expected: readonly string[];
  }) =>
    `${v.name} has the result ${[v.result, ...v.reasons].join(" ")}. It should be ${v.expected.join(" ")}. Check that it is the lesson's photo, and that the threshold is 90.`,
  "mistake-same-threshold": (v: { name: string; threshold: number }, { cmd }) =>
    `${v.name} was judged with the threshold ${v.threshold}. Change it first: \`${cmd("passport setup", { "min-confidence": 89 })}\``,
} satisfies AreaText;
