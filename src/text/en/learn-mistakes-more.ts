import type { AreaText } from "../entry.ts";

/** Mistakes of the lessons after the core path, and why it does not work that way. */
export const text = {
  "mistake-not-native": (v: { state: string; called: string; integration: string }) =>
    `${v.state} calls ${v.called === "" ? "nothing" : v.called}. Its Resource should be \`arn:aws:states:::${v.integration}\`.`,
  "mistake-other-parameter": (v: { state: string; parameter: string; found?: string | undefined; value: string }) =>
    `${v.parameter} of ${v.state} is ${v.found ?? "missing"}. It should be: ${v.value}`,
  "mistake-item-untyped": (v: { member: string }) =>
    `${v.member} has no type. DynamoDB needs one: \`{ "S": "text" }\`, or \`{ "S.$": "$.path" }\`.`,
  "mistake-path-as-text": (v: { member: string; text: string }) =>
    `This stores the text ${v.text} itself. The name of a member that reads a path ends in \`.$\`: "${v.member}.$".`,
  "mistake-object-as-text": (v: { member: string; path: string }) =>
    `${v.path} is an object, and S takes a text. Write ${v.member} as M with its two members.`,
  "mistake-payload-missing": (v: { path: string; right: string; source: string }) =>
    `${v.path} is empty: the integration lambda:invoke puts the result of ${v.source} under Payload. Read ${v.right}.`,
  "mistake-payload-extra": (v: { path: string; right: string; source: string }) =>
    `${v.path} is empty: ${v.source} names its function by the ARN, so its result has no Payload. Read ${v.right}.`,
  "mistake-output-path": (v: { state: string }) =>
    `The OutputPath of ${v.state} keeps the result alone: userId is gone. Delete it; ResultPath puts the result beside the input.`,
  "mistake-lambda-retry-missing": (v: { state: string }) =>
    `${v.state} has no Retry for Lambda.ServiceException and its like. Lambda fails for a moment now and then.`,
  "mistake-item-differs": (v: { user: string; member: string }) =>
    `The item of ${v.user} has another ${v.member} than expected, or none. Look at the path of this attribute.`,
  "mistake-not-published": (v: { key: string }) =>
    `${v.key} was refused, and the output has no MessageId of SNS. A ResultPath or OutputPath hides it.`,

  "mistake-not-choice": (v: { state: string }) => `${v.state} has another type. It needs the type Choice.`,
  "mistake-no-default": (v: { state: string }) =>
    `${v.state} has no Default. A value that no rule takes ends the execution with States.NoChoiceMatched.`,
  "mistake-choice-variable": (v: { path: string; right: string }) =>
    `The rule reads ${v.path === "" ? "nothing" : v.path}. The value is at \`${v.right}\`.`,
  "mistake-and-for-or": "And asks for all rules at once, and an image has one format. Or takes any of them.",
  "mistake-choice-text": (v: { found: string; text: string }) =>
    `No image has the format "${v.found}". The function answers "${v.text}".`,
  "mistake-choice-lacks": (v: { state: string; text: string }) => `No rule of ${v.state} takes ${v.text}.`,
  "mistake-image-row": (v: { missing: readonly string[] }) =>
    `The row of the image lacks ${v.missing.join(", ")}. PersistDDB needs extractedMetadata and parallelResults in its input.`,
  "mistake-image-accepted": (v: { key: string; error: string }) =>
    `${v.key} went through. It should end in ${v.error}.`,
  "mistake-other-end": (v: { key: string; expected: string; got: string }) =>
    `${v.key} ended with ${v.got === "" ? "no error" : v.got}. It should end with ${v.expected}.`,

  "mistake-band": (v: { number: number; next: string; expected: string }) =>
    `A confidence of ${v.number} leads to ${v.next === "" ? "no state" : v.next}. It should lead to ${v.expected}.`,
  "mistake-no-timeout": (v: { state: string }) =>
    `${v.state} has no TimeoutSeconds. An image that nobody decides about would wait for a year.`,
  "mistake-no-heartbeat": (v: { state: string }) =>
    `${v.state} has no HeartbeatSeconds. Nobody notices when the worker that took the task has stopped.`,
  "mistake-heartbeat-late": (v: { heartbeat: number; timeout: number }) =>
    `HeartbeatSeconds ${v.heartbeat} is not below TimeoutSeconds ${v.timeout}. It could never be reached.`,
  "mistake-approval-overwrites": (v: { state: string; path: string }) =>
    `The decision replaces the whole input of ${v.state}, and the image is gone. Put it at \`${v.path}\`.`,
  "mistake-caught-elsewhere": (v: { error: string; next: string; expected: string }) =>
    `${v.error} leads to ${v.next === "" ? "no state" : v.next}. The first entry that names it counts. It should lead to ${v.expected}.`,
} satisfies AreaText;
