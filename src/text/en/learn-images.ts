import type { AreaText } from "../entry.ts";

/** The lessons about the image metadata flow. */
export const text = {
  "image-formats-title": "Metadata and formats",
  "image-formats-text":
    "This machine reads the metadata of an image and stores it in a table. Route by the image's format: JPEG and PNG continue, everything else ends.",
  "image-formats-task-1":
    "Add a Choice state ImageTypeCheck. The formats JPEG and PNG lead to Parallel, all others to NotSupportedImageType.",
  "image-formats-task-2": "ExtractImageMetadata now leads to ImageTypeCheck.",
  "image-formats-task-3":
    "A file that is not an image throws ImageIdentifyError. Add a Catch to ExtractImageMetadata that leads this error to NotSupportedImageType.",
  "image-formats-hint-1":
    "A Choice has rules. The first rule that is true decides, and Default applies when no rule is true.",
  "image-formats-hint-2":
    "The format is at `$.extractedMetadata.format`, in capital letters. An image has one format, so both rules can never be true together.",
  "image-formats-hint-3":
    '`"Choices": [{ "____": [{ "Variable": "$.extractedMetadata.format", "StringEquals": "JPEG" }, { … }], "Next": "Parallel" }], "Default": "____"`',
  "image-formats-more":
    "Without a Default, an image that no rule matches ends the execution with the error States.NoChoiceMatched.",
  "check-format-choice": "ImageTypeCheck lets JPEG and PNG through, and nothing else",
  "check-image-accepted": (v: { key: string }) => `${v.key} is accepted`,
  "check-image-refused": (v: { key: string; error: string }) => `${v.key} ends with ${v.error}`,
  "check-image-row": "the row of the image has its format, its size and its tags",
  "check-hidden-format": "an image of the other format is accepted",

  "person-decides-title": "A person decides",
  "person-decides-text":
    "The machine rejects images that are certainly inappropriate. Doubtful images wait for a person, who approves or denies them. The wait needs a limit.",
  "person-decides-task-1":
    "Write the bands of IsItAppropriate: a confidence of 90 or more leads to RejectedContent, 50 or more to SendToApproval, all others to Parallel.",
  "person-decides-task-2":
    "SendToApproval waits a day at most, with a heartbeat each hour. Its result goes to `$.approval`.",
  "person-decides-task-3":
    "Its Catch leads InappropriateError to ApprovalDenied, and the timeouts of the task and of the heartbeat to ApprovalTimedOut.",
  "person-decides-hint-1":
    "An activity is a list of tasks. A worker takes one with its token, and reports with that token: success, failure, or a heartbeat.",
  "person-decides-hint-2":
    "The confidence is a number at `$.moderation.confidence`. Put the highest band first: the first true rule decides.",
  "person-decides-hint-3":
    '`"Choices": [{ "Variable": "$.moderation.confidence", "Numeric____": 90, "Next": "RejectedContent" }, …]` and `"TimeoutSeconds": 86400, "HeartbeatSeconds": ____`',
  "person-decides-ask-token":
    "`jq .taskToken` prints the token in quotation marks. A script sends it like that. What happens?",
  "person-decides-token-a": "Step Functions removes the quotation marks.",
  "person-decides-token-b": "The call fails with InvalidToken, and the execution still waits.",
  "person-decides-token-c": "The execution fails.",
  "person-decides-token-why":
    "The quotation marks become a part of the token. Print it with `jq -r`. The execution waits until its timeout.",
  "person-decides-more":
    "With `lambda:invoke.waitForTaskToken` nobody has to poll: a function gets the token and keeps it until somebody decides.",
  "check-bands": "the bands are complete: 90 and more, 50 and more, below",
  "check-waiting": "SendToApproval has a time to decide and a shorter heartbeat",
  "check-approval-kept": "the decision is kept beside the input",
  "check-approval-catches": "a denial and a timeout lead to separate states",
  "check-band-through": "an image without a label is accepted",
  "check-band-rejected": "an image with 97 % is rejected, and nobody is asked",
  "check-approval-approved": "an image with 70 % waits; once approved, it is accepted",
  "check-approval-denied": "an image with 70 % that is denied ends in ApprovalDenied",
  "check-approval-nobody": "an image that nobody decides about ends with ApprovalTimedOut",
} satisfies AreaText;
