import type { AreaText, NoValues } from "../entry.ts";

/** The lessons about uploads that start executions. */
export const text = {
  "upload-starts-title": "Started by an upload",
  "upload-starts-text":
    "A photo in the bucket starts the machine, and the rider comes from the key's folder. S3 notifies EventBridge, a rule starts your machine, and your machine starts the rider's. It is written in JSONata: expressions are between {% and %}.",
  "upload-starts-task-1": (_: NoValues, { cmd }) =>
    `Enable the trigger in a second terminal: \`${cmd("trigger enable", { kind: "eventbridge", stage: 4 })}\``,
  "upload-starts-task-2":
    "In ReadMetadata, assign to user the first folder of the key, or an empty string for a key without a folder.",
  "upload-starts-task-3": "HasRider: an empty user leads to NoRider.",
  "upload-starts-task-4":
    "Process: give the rider's machine userId, s3Bucket and s3Key. It decodes s3Key, so encode % as %25 and + as %2B.",
  "upload-starts-hint-1":
    "The event is `$states.input`. The bucket is at `detail.bucket.name`, the key at `detail.object.key`, and EventBridge does not encode it.",
  "upload-starts-hint-2":
    "`$contains`, `$split` and `$replace` work on strings. `$user` is the variable that ReadMetadata assigns.",
  "upload-starts-hint-3":
    '`"user": "{% $contains($states.input.detail.object.key, \'/\') ? $split(____, \'/\')[0] : \'\' %}"` and `{ "Condition": "{% $user = ____ %}", "Next": "NoRider" }`',
  "upload-starts-ask-loop":
    "A machine writes thumbnails into the bucket whose uploads start it, and the rule has no prefix. What happens?",
  "upload-starts-loop-a": "S3 does not report objects that a function wrote.",
  "upload-starts-loop-b": "EventBridge notices the loop and disables the rule.",
  "upload-starts-loop-c": "Each thumbnail starts another execution, which writes another thumbnail.",
  "upload-starts-loop-why":
    "S3 reports every new object. Write to another bucket, or limit the rule to one prefix. A loop costs money until somebody stops it.",
  "upload-starts-more":
    "The execution's name comes from the key and the sequencer, so an upload that is reported twice starts one execution.",
  "check-reads-rider": "ReadMetadata assigns the rider by an expression",
  "check-rider-choice": "HasRider is a Choice with a Default",
  "check-gives-input": "Process gives the rider, the bucket and the key",
  "check-rule": "the trigger is enabled",
  "check-upload-one": (v: { rider: string }) => `a photo in the folder ${v.rider} starts one execution for ${v.rider}`,
  "check-upload-key": "a key with a space, + and % is found again",
  "check-upload-nobody": "a photo without a folder ends with NoRider",

  "thousands-title": "Thousands, and the lost ones",
  "thousands-text":
    "Copy many photos, look at the numbers, and find what got lost. The course has lost three images of the metadata flow, each in another way.",
  "thousands-task-1": (_: NoValues, { cmd }) =>
    `Let uploads start the metadata flow: \`${cmd("trigger enable", { kind: "lambda" })}\``,
  "thousands-task-2": (_: NoValues, { cmd }) =>
    `Copy sample photos into the flow's bucket: \`${cmd("copy", { sample: 40, to: "BUCKET/Incoming" })}\`. On AWS a thousand take no longer. Then answer the question with \`${cmd("metrics")}\`.`,
  "thousands-task-3": (_: NoValues, { cmd }) =>
    `Find the lost images with \`${cmd("triage")}\`, and start them again with \`${cmd("triage", { start: true })}\`.`,
  "thousands-hint-1": "An image is lost when no trigger saw it, when its start failed, or when its execution failed.",
  "thousands-hint-2": (_: NoValues, { cmd }) =>
    `The failing check shows the bucket's name. \`${cmd("inspect")}\` shows it as well.`,
  "thousands-hint-3": (_: NoValues, { cmd }) => `\`${cmd("triage")} --____\``,
  "thousands-ask-started":
    "How many executions of the metadata flow were started in the last hour? The metric is ExecutionsStarted.",
  "thousands-started-why": "CloudWatch counts the starts of each machine: read the row of RiderPhotoMetadata.",
  "thousands-more":
    "Lambda tries an event three times and then drops it. A dead-letter queue, or the state in the table, shows what was dropped.",
  "check-image-trigger": "uploads start the metadata flow",
  "check-copied": (v: { count: number }) => `${v.count} sample photos or more are copied, and none are missing`,
  "check-processed": "each copied image has a complete row",
  "check-lost": "no image is lost",
} satisfies AreaText;
