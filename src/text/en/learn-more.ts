import type { AreaText, NoValues } from "../entry.ts";

/** The lessons after the core path. */
export const text = {
  "in-place-title": "Change it in place",
  "in-place-text":
    "A machine can be updated. Publish a version, point the alias live to it, and go back. Older texts of the workshop call machines immutable; that is out of date.",
  "in-place-task-1": (_: NoValues, { cmd }) =>
    `Deploy stage 3, then stage 4, into one machine: \`${cmd("deploy-machine", { stage: 3, "in-place": true })}\`, and once more with 4.`,
  "in-place-task-2": (_: NoValues, { cmd }) =>
    `Go back to stage 3: \`${cmd("deploy-machine", { stage: 3, "in-place": true })}\``,
  "in-place-task-3": (_: NoValues, { cmd }) =>
    `Run a photo by the alias: \`${cmd("run", { user: "user_a", key: "1_happy_face.jpg", "in-place": true })}\``,
  "in-place-hint-1":
    "A version is a copy of the definition that never changes. An alias is a name that points to a version.",
  "in-place-hint-2": "Executions that start by the alias use the version that it points to at that moment.",
  "in-place-hint-3": (_: NoValues, { cmd }) => `\`${cmd("deploy-machine", { stage: 3 })} --in-____\``,
  "in-place-ask-latest": "You save a new definition and publish nothing. What does the alias run?",
  "in-place-latest-a": "the new definition",
  "in-place-latest-b": "the version from before",
  "in-place-latest-c": "nothing, until a version is published",
  "in-place-latest-why":
    "An alias points to a version. Saving a definition affects only executions that start without a version.",
  "in-place-more":
    "An alias can split executions between two versions by percentage. A new version can begin with a few of them.",

  "when-something-fails-title": "When something fails",
  "when-something-fails-text":
    "Everything fails, all the time. Say first what must never be retried, then retry the rest with growing pauses between attempts.",
  "when-something-fails-task-1": "Give every Task a Retry.",
  "when-something-fails-task-2":
    "A refusal is a result, not a failure: its error gets MaxAttempts 0, in the first entry.",
  "when-something-fails-task-3":
    "States.ALL stands alone in the last entry. All waits of one entry take 90 seconds at most.",
  "when-something-fails-hint-1":
    "Retry is a list. The first entry that names the error applies, and Catch comes after Retry.",
  "when-something-fails-hint-2": "Write Retry beside Catch in each Task, in the branches too.",
  "when-something-fails-hint-3":
    '`"Retry": [{ "ErrorEquals": ["____Error"], "MaxAttempts": 0 }, { "ErrorEquals": ["States.ALL"], "MaxAttempts": 3, "BackoffRate": ____ }]`',
  "when-something-fails-more":
    "Jitter spreads retries in time, so that many executions do not retry at the same moment.",

  "check-versions": "one machine has two versions or more",
  "check-alias-back": "the alias live points to a version without PersistMetadata, and a newer one has it",
  "check-alias-run": "a photo went through the alias",
  "check-retries": "every Task has a Retry",
  "check-retry-order": "what must never be retried comes first, States.ALL last and alone",
  "check-retry-wait": "pauses grow, and end within 90 seconds",
  "check-tried-once": "a photo with sunglasses is tried once",

  "without-function-title": "Without a function",
  "without-function-text":
    "Step Functions can call DynamoDB and SNS itself. The integration `lambda:invoke` wraps each result under Payload. The integrations of other services take the parameters of their APIs.",
  "without-function-task-1":
    "PersistMetadata writes the item itself: `dynamodb:putItem` into the table, with Username, faceId, s3bucket, s3key and thumbnail.",
  "without-function-task-2":
    "PhotoDoesNotMeetRequirement publishes the whole input as the message: `sns:publish` to the topic of the output NotifyMeArn.",
  "without-function-task-3": "Thumbnail has no Retry yet. Give it one for Lambda's own errors.",
  "without-function-hint-1":
    "A member whose value is a path ends in `.$`. In an item each attribute has a type: S for a string, M for an object.",
  "without-function-hint-2":
    "The index's result is at `$.parallelResult[0].Payload`, the thumbnail's at `$.parallelResult[1].Payload`. Copy the Retry of another state.",
  "without-function-hint-3":
    '`"Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": { "TableName": "…", "Item": { "faceId": { "S.$": "$.parallelResult[0].____.FaceId" }, "thumbnail": { "M": { "s3key": { "S.$": "____" }, … } } } }`',
  "without-function-more":
    "You have two functions less to write, pay for and update. A function can do more than one call, such as composing a message. This integration cannot.",
  "check-native": (v: { state: string; integration: string }) => `${v.state} calls ${v.integration}`,
  "check-item-types": "each attribute of the item has its type",
  "check-payload": "paths read the results where they are",
  "check-lambda-retries": "each lambda:invoke has a Retry for Lambda's own errors",
  "check-published": "a refused photo ends with an SNS message",
} satisfies AreaText;
