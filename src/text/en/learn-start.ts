import type { AreaText, NoValues } from "../entry.ts";

/** The lessons from the first photo to reading an execution. */
export const text = {
  "first-photo-title": "A photo goes through",
  "first-photo-text":
    "Riders upload a selfie. Watch what happens to one before you build it yourself. A state machine looks for the face, compares it with known faces, and keeps the result.",
  "first-photo-task-1": "Press Enter. Two photos go through a finished machine. Watch the states.",
  "first-photo-task-2": "Answer the question about the second photo.",
  "first-photo-hint-1": "An execution has a status. The machine's decision about a photo is its result.",
  "first-photo-hint-2": "Look at the last line of the second run: it names the status of the execution.",
  "first-photo-hint-3": "The execution ended with SUCCEEDED. Its output is a message to the ____.",
  "first-photo-ask-failed": "Did the second execution fail?",
  "first-photo-failed-why":
    "The execution SUCCEEDED. The photo was refused: a Catch led it to the state that words the message.",
  "first-photo-more":
    "A refused photo is a normal result, not a failure. You build that difference with Catch in lesson 3.",

  "collection-title": "The collection",
  "collection-text":
    "A collection is Rekognition's container for faces. It keeps each face as a vector that can be searched. The workshop calls it rider-photos; this course adds -learn to every name.",
  "collection-task-1": (_: NoValues, { cmd }) =>
    `Open a second terminal. Point the AWS CLI at this endpoint: \`eval "$(${cmd("local env")})"\``,
  "collection-task-2": (_: NoValues, { cmd }) =>
    `Create the collection: \`aws rekognition create-collection --collection-id rider-photos-learn\`, or \`${cmd("collection reset")}\``,
  "collection-hint-1": "The collection is not part of the stack. One call creates it.",
  "collection-hint-2": "The AWS CLI needs the endpoint, the keys and the region. `local env` prints them.",
  "collection-hint-3": "`aws rekognition create-collection --collection-id ____`",
  "collection-more":
    "Rekognition keeps vectors, not photos. Deleting a collection deletes its faces. Photos and items stay.",

  "stack-title": "The stack",
  "stack-text":
    "CloudFormation creates two buckets, a table, six functions and a role from one template. The stack's outputs name them.",
  "stack-task-1": (_: NoValues, { cmd }) => `Run \`${cmd("setup")}\` in the second terminal.`,
  "stack-task-2": "Read the outputs, and answer the question.",
  "stack-hint-1": "A stack is everything that one template describes. It is created and deleted as one.",
  "stack-hint-2": (_: NoValues, { cmd }) => `\`${cmd("inspect")}\` shows the stack with its status and outputs.`,
  "stack-hint-3": "The output's name begins with the word for a small copy of a photo: ____S3Bucket.",
  "stack-ask-thumbnails": "Which output names the bucket for the small copies?",
  "stack-thumbnails-a": "RiderPhotoS3Bucket",
  "stack-thumbnails-b": "RiderPhotoDDBTable",
  "stack-thumbnails-c": "ThumbnailS3Bucket",
  "stack-thumbnails-why": "One bucket takes the riders' photos. The other one takes the thumbnails.",
  "stack-more":
    "The functions' names contain a random part. Definitions therefore name a function by its ARN from the outputs.",

  "first-machine-title": "Check the photo",
  "first-machine-text":
    "FaceDetection calls a function that throws PhotoDoesNotMeetRequirementError. A Catch can lead the photo to a message instead of a failed execution. ResultPath decides where a result goes.",
  "first-machine-task-1": "Replace the two placeholders with the functions' ARNs from the stack's outputs.",
  "first-machine-task-2": "Give FaceDetection a ResultPath, so that its result stands at `$.detectedFaceDetails`.",
  "first-machine-task-3":
    "Write the Catch that leads a refused photo to PhotoDoesNotMeetRequirement. Put the error at `$.errorInfo`.",
  "first-machine-hint-1": "An error has a name. A Catch lists names in ErrorEquals, and its Next says what follows.",
  "first-machine-hint-2": "Both belong inside FaceDetection, beside End. Catch is a list of objects.",
  "first-machine-hint-3":
    '`"ResultPath": "$.____"` and `"Catch": [{ "ErrorEquals": ["____Error"], "ResultPath": "$.errorInfo", "Next": "____" }]`',
  "first-machine-more":
    "ResultPath puts a result into the input instead of replacing it. The same field in a Catch does this for the error.",

  "read-execution-title": "Read an execution",
  "read-execution-text":
    "Every execution keeps its history: each event has a number, a time and details. The course has run a photo with sunglasses for you.",
  "read-execution-task-1": (_: NoValues, { cmd }) =>
    `Read it: press t here, then e for its events and d for its data. Or in the second terminal: \`${cmd("inspect execution", { events: true }, "last")}\``,
  "read-execution-task-2": "Answer the three questions from the history.",
  "read-execution-hint-1": "A Lambda task has three events: the call is scheduled, the function starts, the call ends.",
  "read-execution-hint-2": "The failed event has Error and Cause. The list of states has a duration for each state.",
  "read-execution-hint-3": "LambdaFunctionScheduled → LambdaFunction____ → LambdaFunctionFailed",
  "read-execution-ask-next-event": "Which event follows LambdaFunctionScheduled?",
  "read-execution-next-event-a": "LambdaFunctionStarted",
  "read-execution-next-event-b": "TaskStateExited",
  "read-execution-next-event-c": "ExecutionSucceeded",
  "read-execution-next-event-why": "Step Functions first schedules the call, and then the function starts.",
  "read-execution-ask-cause": "What is in Cause when a function throws an error?",
  "read-execution-cause-a": "the name of the error alone",
  "read-execution-cause-b": "a JSON string with errorType, errorMessage and trace",
  "read-execution-cause-c": "the photo",
  "read-execution-cause-why": "Error is the name. Cause is a JSON string that Lambda makes from the error object.",
  "read-execution-ask-duration": (v: { prefix: string }) =>
    `How many milliseconds did FaceDetection take in the newest execution ${v.prefix}…?`,
  "read-execution-duration-why": "Read the duration of the state FaceDetection, in milliseconds.",
  "read-execution-more":
    "The history is the audit trail. It stays for 90 days after an execution ends, even when the machine is changed.",
} satisfies AreaText;
