import type { AreaText, NoValues } from "../entry.ts";

/** The lessons from known faces to the clean-up. */
export const text = {
  "known-faces-title": "Known faces",
  "known-faces-text":
    "Before a face is added, look for it in the collection. FaceSearch throws FaceAlreadyExistsError when a face there is at least 70 % similar.",
  "known-faces-task-1": "Add a state CheckFaceDuplicate that calls FaceSearchFunction and ends the machine.",
  "known-faces-task-2":
    "Its result is not needed: discard it. Its error leads to PhotoDoesNotMeetRequirement, with the error at `$.errorInfo`.",
  "known-faces-task-3": "FaceDetection now leads to CheckFaceDuplicate.",
  "known-faces-hint-1":
    "A state with Next passes its output on. ResultPath null discards a result and keeps the input.",
  "known-faces-hint-2": "Write the new state after the last one, inside States. Mind the comma between two states.",
  "known-faces-hint-3":
    '`"CheckFaceDuplicate": { "Type": "Task", "Resource": "arn:…", "ResultPath": ____, "End": true, "Catch": [ … ] }`',
  "known-faces-ask-why-twice": "The same photo is accepted twice in this lesson. Why?",
  "known-faces-why-twice-a": "FaceSearch looks at the photo's name.",
  "known-faces-why-twice-b": "Nothing adds a face to the collection yet.",
  "known-faces-why-twice-c": "The first execution has not ended.",
  "known-faces-why-twice-why": "FaceSearch only looks. The state that adds a face comes in the next lesson.",
  "known-faces-more":
    "Looking first and adding later leaves a gap: two uploads at the same moment can both pass. Keep that in mind for production.",

  "two-at-once-title": "Two at once",
  "two-at-once-text":
    "Indexing the face and making the thumbnail do not depend on each other. A Parallel state runs both. Its result is a list in the order of the branches.",
  "two-at-once-task-1":
    "Add a Parallel state ParallelProcessing with two branches: AddFaceToIndex calls IndexFaceFunction, Thumbnail calls ThumbnailFunction.",
  "two-at-once-task-2": "Put the result at `$.parallelResult`. The Parallel state ends the machine.",
  "two-at-once-task-3": "CheckFaceDuplicate now leads to ParallelProcessing.",
  "two-at-once-hint-1": "Each branch is a small machine with StartAt and States. Its last state has End.",
  "two-at-once-hint-2": "Branches is a list. ResultPath and End belong beside Branches, not inside a branch.",
  "two-at-once-hint-3":
    '`"Branches": [{ "StartAt": "AddFaceToIndex", "States": { "AddFaceToIndex": { … "End": ____ } } }, { … }]`',
  "two-at-once-ask-other-rider": "Another user id, the same photo: what happens now?",
  "two-at-once-other-rider-a": "The photo is refused, because its face is known.",
  "two-at-once-other-rider-b": "The photo is accepted, because the rider is new.",
  "two-at-once-other-rider-c": "The execution fails.",
  "two-at-once-other-rider-why":
    "The first run put the face into the collection. FaceSearch compares faces, not user ids.",
  "two-at-once-more":
    "When one branch fails, Step Functions stops the others. A face that was added by then stays in the collection.",

  "keep-metadata-title": "Keep the metadata",
  "keep-metadata-text": "Write the photo, the thumbnail and the face's id to the rider's item in DynamoDB.",
  "keep-metadata-task-1":
    "Add a state PersistMetadata that calls PersistMetadataFunction, discards its result, and ends the machine.",
  "keep-metadata-task-2": "ParallelProcessing now leads to PersistMetadata.",
  "keep-metadata-hint-1": "The function reads userId, s3Bucket, s3Key and parallelResult from its input.",
  "keep-metadata-hint-2": "Change the End of ParallelProcessing. The End of each branch stays.",
  "keep-metadata-hint-3":
    '`"PersistMetadata": { "Type": "Task", "Resource": "arn:…", "ResultPath": ____, "End": true }`',
  "keep-metadata-more":
    "A later photo of the same rider would replace the item. But no later photo gets that far: the rider's own face is refused as known.",

  "prove-it-title": "Prove it",
  "prove-it-text":
    "Try three photos that must be refused, and two photos of one person under two user ids. The course reads your runs.",
  "prove-it-task-1": (_: NoValues, { cmd }) =>
    `Run five photos, each with a user id of your choice: \`${cmd("run", { user: "user_a", key: "1_happy_face.jpg" })}\`, and so on.`,
  "prove-it-task-2": "Answer the question.",
  "prove-it-hint-1": "The bucket has six photos. Their names say what they show.",
  "prove-it-hint-2": "Photos 2, 3 and 4 are refused. Photos 1 and 5 show the same person.",
  "prove-it-hint-3": (_: NoValues, { cmd }) => `\`${cmd("run", { user: "another_id", key: "5_same____.jpg" })}\``,
  "prove-it-ask-again": "An accepted rider uploads another photo of theirs. What happens?",
  "prove-it-again-a": "The new photo replaces the old one.",
  "prove-it-again-b": "Both photos are kept.",
  "prove-it-again-c": "The photo is refused as a duplicate.",
  "prove-it-again-why": "FaceSearch does not know whose face it is. It refuses riders as duplicates of themselves.",
  "prove-it-more": (_: NoValues, { cmd }) =>
    `To let a rider register again, delete their face: \`${cmd("faces delete", { user: "user_a" })}\``,

  "leave-nothing-title": "Leave nothing behind",
  "leave-nothing-text":
    "Delete the machines, empty the buckets, delete the stack and the collection. Log groups remain when the functions are deleted: delete them as well.",
  "leave-nothing-task-1": (_: NoValues, { cmd }) => `Look first: \`${cmd("teardown", { "dry-run": true })}\``,
  "leave-nothing-task-2": (_: NoValues, { cmd }) => `Then delete everything: \`${cmd("teardown")}\``,
  "leave-nothing-hint-1":
    "CloudFormation deletes what its template created, except buckets that still contain objects.",
  "leave-nothing-hint-2": "The collection, the machines and the log groups are not part of the stack.",
  "leave-nothing-hint-3": (_: NoValues, { cmd }) => `\`${cmd("teardown", { yes: true })}\` deletes without a question.`,
  "leave-nothing-more": "You have built the whole workflow. The folder wildrydes-learn is yours to keep.",
} satisfies AreaText;
