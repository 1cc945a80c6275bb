import type { AnyMessage, AreaText, NoValues } from "../entry.ts";

/** Mistakes in an attendee's work, and why it does not work that way. */
export const text = {
  "mistake-file-missing": "The file is missing. Reset the lesson's file: the program writes it again.",
  "mistake-json-empty": "The file is empty. Reset the lesson's file: the program writes its beginning again.",
  "mistake-json-comment": "JSON has no comments. Delete this one.",
  "mistake-json-missing-comma": "A comma is missing here: JSON separates members and items by commas.",
  "mistake-json-trailing-comma": "This comma has nothing after it. JSON has a comma only between two members.",
  "mistake-json-missing-colon": "A colon is missing between the name and its value.",
  "mistake-json-smart-quote": 'This is a typographic quotation mark. JSON needs the straight one: ".',
  "mistake-json-single-quote": 'This is a single quotation mark. JSON needs the double one: ".',
  "mistake-json-unquoted-name": "Put the name of a member in double quotation marks.",
  "mistake-json-unclosed-text":
    "This string has no closing quotation mark on its line, or a character that JSON does not allow.",
  "mistake-json-unclosed-bracket": "This bracket is never closed.",
  "mistake-json-wrong-bracket": "This closing bracket does not belong to the bracket that is open.",
  "mistake-json-text-after-end": "The first object is complete here, and more text follows. Check the brackets above.",
  "mistake-json-duplicate-name": "The object has this name twice. Only one of the two would count.",
  "mistake-json-bad-value": "JSON expects a value here: a string, a number, true, false, null, { or [.",
  "mistake-json-too-deep": "The brackets are nested too deeply for a state machine.",
  "mistake-json-not-object": "A state machine is a JSON object: it begins with { and ends with }.",
  "mistake-json-too-large": "The file is larger than 1 MB. Step Functions does not accept a larger definition.",

  "mistake-placeholder": (v: { placeholder: string; output: string; value?: string | undefined }) =>
    v.value === undefined
      ? `${v.placeholder} is still there. The stack has no output ${v.output}.`
      : `${v.placeholder} is still there. The stack's output ${v.output} has the value: ${v.value}`,
  "mistake-no-states": "The machine has no states. They belong in the object States.",
  "mistake-catch-at-top": (v: { field: string }) =>
    `${v.field} is beside States. It belongs in a state: Task, Parallel or Map.`,
  "mistake-state-inside-state": (v: { state: string; within: string }) =>
    `${v.state} is inside ${v.within}. Close the braces of ${v.within} first: states are written side by side.`,
  "mistake-branches-object": (v: { state: string }) =>
    `Branches of ${v.state} is not a list. It needs [ and ] around the branches, even around one.`,
  "mistake-same-name": (v: { state: string }) =>
    `Two states are called ${v.state}. A name is used once in the whole machine, branches included.`,
  "mistake-branch-leaves": (v: { state: string; parent: string; target: string }) =>
    `${v.state} cannot lead to ${v.target}: a branch cannot leave its Parallel. Give ${v.state} End, and ${v.parent} the Next.`,
  "mistake-end-and-next": (v: { state: string }) => `${v.state} has both End and Next. A state has one of them.`,
  "mistake-no-end": (v: { state: string }) => `${v.state} has neither End nor Next. A state has one of them.`,
  "mistake-unknown-state": (v: { field: string; name: string; nearest?: string | undefined }) =>
    v.nearest === undefined
      ? `${v.field} names ${v.name}, and there is no such state beside it.`
      : `${v.field} names ${v.name}, and there is no such state. Did you mean ${v.nearest}?`,
  "mistake-result-path-empty":
    "An empty ResultPath is not a reference path. Write `$.errorInfo`, or null to drop the result.",
  "mistake-result-path-invalid": (v: { path: string }) =>
    `The ResultPath ${v.path} is not a reference path. It begins with $, as in \`$.${v.path.replaceAll(/[^\w]/g, "") || "result"}\`.`,
  "mistake-misspelt-error": (v: { name: string; nearest: string }) =>
    `Nothing throws ${v.name}. The error is called ${v.nearest}.`,
  "mistake-catch-empty": (v: { state: string }) =>
    `The Catch of ${v.state} is an empty list. Write an object with ErrorEquals and Next into it.`,
  "mistake-state-missing": (v: {
    state: string;
    nearest?: string | undefined;
    output?: string | undefined;
    arn?: string | undefined;
  }) => {
    if (v.nearest !== undefined) return `There is no state ${v.state}. Is ${v.nearest} a spelling mistake?`;
    const called = v.output === undefined ? "" : ` Its Resource is the output ${v.output}: ${v.arn}`;
    return `There is no state ${v.state} yet.${called}`;
  },
  "mistake-no-resource": (v: { state: string; output: string; arn: string }) =>
    `${v.state} calls no function. Its Resource is the output ${v.output}: ${v.arn}`,
  "mistake-other-function": (v: { state: string; called: string; expected: string; arn: string }) =>
    `${v.state} calls ${v.called}, which does another job. It needs ${v.expected}: ${v.arn}`,
  "mistake-unknown-function": (v: { state: string; output: string; arn: string }) =>
    `${v.state} names a function that this stack does not have. The output ${v.output} is: ${v.arn}`,
  "mistake-catch-missing": (v: { state: string; error: string }) =>
    `${v.state} has no Catch for ${v.error}. The execution fails when the function throws it.`,
  "mistake-other-error": (v: { state: string; error: string; name: string }) =>
    `${v.state} catches ${v.name}, but its function never throws that. It throws ${v.error}.`,
  "mistake-next-elsewhere": (v: { from: string; to: string }) =>
    `${v.from} does not lead to ${v.to}. Change its End or Next.`,
  "mistake-not-parallel": (v: { state: string; type: string }) =>
    `${v.state} has ${v.type === "" ? "no type" : `the type ${v.type}`}. It needs the type Parallel.`,
  "mistake-branch-count": (v: { count: number }) =>
    `There ${v.count === 1 ? "is one branch" : `are ${v.count} branches`}. The lesson needs two: one for each function.`,
  "mistake-branch-order":
    "The thumbnail's branch comes first. The result keeps the order, and lesson 7 reads the face from position 0.",
  "mistake-list-without-index": (v: { path: string }) =>
    `${v.path} reads a member of a list. The result of Parallel has positions: [0] and [1].`,
  "mistake-result-kept": (v: { state: string; path: string }) =>
    `${v.state} keeps its result at ${v.path}. That does no harm; null would discard it.`,
  "mistake-validation": (v: { code: string; text: string }) =>
    `Step Functions rejects the definition: ${v.text} (${v.code})`,

  "mistake-result-replaces-input": (v: { state: string }) =>
    `The result of ${v.state} replaces the whole input: userId is gone, and later states need it. Give it a ResultPath.`,
  "mistake-null-expected": (v: { state: string }) =>
    `The result of ${v.state} replaces the whole input. Its result is not needed: write \`"ResultPath": null\`.`,
  "mistake-result-dropped": (v: { state: string; member: string }) =>
    `The ResultPath null drops the result of ${v.state}. It is needed at \`$.${v.member}\`.`,
  "mistake-result-elsewhere": (v: { state: string; member: string; path: string }) =>
    `${v.state} puts its result at ${v.path}. It is needed at \`$.${v.member}\`.`,
  "mistake-error-replaces-input": (v: { state: string }) =>
    `The message is empty: the Catch of ${v.state} does not put the error at \`$.errorInfo\`. Give the Catch a ResultPath.`,
  "mistake-nothing-catches": (v: { state: string; error: string }) =>
    `${v.state} throws ${v.error}, and no Catch handles it. So the execution failed.`,
  "mistake-message-not-alone": (v: { state: string }) =>
    `The output contains more than the message. ${v.state} has a ResultPath or another path that it does not need.`,
  "mistake-other-message": (v: { key: string; message: string; said: string }) =>
    `The message for ${v.key} is "${v.said}". It should be "${v.message}".`,
  "mistake-not-refused": (v: { key: string; message: string }) =>
    `${v.key} was accepted. It should be refused: ${v.message}`,
  "mistake-unexpected-refusal": (v: { key: string; reason: AnyMessage }, { say }) =>
    `${v.key} was refused (${say(v.reason)}). It should be accepted.`,
  "mistake-execution-failed": (v: { key: string; state?: string | undefined; reason: string }) =>
    `The execution with ${v.key} failed${v.state === undefined ? "" : ` in ${v.state}`}: ${v.reason}`,
  "mistake-collection-missing": (v: { state: string }, { cmd }) =>
    `${v.state} finds no collection. Create it: \`${cmd("collection reset")}\``,
  "mistake-other-thumbnail": (v: { expected: string; found: string }) =>
    `The thumbnail of this photo is missing: expected ${v.expected}, found ${v.found === "" ? "none" : v.found}.`,
  "mistake-not-at-once": (v: { first: string; second: string }) =>
    `${v.second} began after ${v.first} had ended. In two branches they begin at the same time.`,
  "mistake-parallel-result-missing":
    "PersistMetadata finds no parallelResult in its input. Give ParallelProcessing the ResultPath `$.parallelResult`.",
  "mistake-item-missing": (v: { user: string }) =>
    `The table has no complete item of ${v.user}. PersistMetadata needs its whole input: userId, s3Key, parallelResult.`,
  "mistake-photo-run": (v: { key: string; outcome: string; reason: AnyMessage }, { say }) =>
    `${v.key} ended unexpectedly: ${v.outcome} (${say(v.reason)}).`,

  "mistake-answers-unreadable": (v: { reason?: string | undefined }) =>
    `The file answers.json is not readable: ${v.reason ?? "it is not a JSON object"}`,
  "mistake-answer-missing": (v: { id: string }) =>
    `The question has no answer yet. Write it into answers.json at "${v.id}", or press its key.`,
  "mistake-answer-wrong": (v: { answer: string; why: AnyMessage }, { say }) =>
    `${v.answer} is not right. ${say(v.why)}`,

  "mistake-collection-not-made": (v: { collection: string; region: string }) =>
    `There is no collection ${v.collection} in ${v.region} yet.`,
  "mistake-other-region": (v: { collection: string; found: string; region: string }) =>
    `You created ${v.collection} in ${v.found}. This course works in ${v.region}.`,
  "mistake-other-collection": (v: { collection: string; found: string }) =>
    `You created ${v.found}. The course has an environment with its own names: create ${v.collection}.`,
  "mistake-collection-not-empty": (v: { collection: string; faces: number }, { cmd }) =>
    `${v.collection} contains ${v.faces === 1 ? "a face" : `${v.faces} faces`}. Empty it: \`${cmd("collection reset")}\``,
  "mistake-stack-missing": (v: { stack: string }, { cmd }) =>
    `There is no stack ${v.stack} yet. Run \`${cmd("setup")}\`.`,
  "mistake-other-environment": (v: { found: string; stack: string }, { cmd }) =>
    `You deployed ${v.found}, the stack of another environment. The course needs ${v.stack}: \`${cmd("setup")}\``,
  "mistake-stack-in-progress": (v: { stack: string; status: string; reason?: string | undefined }) =>
    `CloudFormation is still working on ${v.stack} (${v.status}).`,
  "mistake-stack-failed": (v: { stack: string; status: string; reason?: string | undefined }, { cmd }) =>
    `${v.stack} is in the status ${v.status}${v.reason === undefined ? "" : `: ${v.reason}`}. Run \`${cmd("setup")}\` again.`,
  "mistake-photos-missing": (v: { missing: readonly string[] }, { cmd }) =>
    `Photos are missing in the bucket: ${v.missing.join(", ")}. Run \`${cmd("setup")}\` again.`,
  "mistake-no-execution": (_: NoValues, { cmd }) =>
    `The execution to read does not exist. Create it again: \`${cmd("learn reset", {}, "lesson")}\``,
  "mistake-runs-missing": (v: { missing: readonly AnyMessage[]; found: number }, { say }) =>
    `${v.found} of 5 runs are there. Missing: ${v.missing.map(say).join("; ")}.`,
  "mistake-face-gone": (v: { user: string }) => `The collection contains no face of ${v.user}. Run their photo again.`,
  "mistake-item-gone": (v: { user: string }) =>
    `The table contains no item of ${v.user}. Delete their face and run their photo again.`,
  "mistake-thumbnail-gone": (v: { user: string }) =>
    `The thumbnail of ${v.user} is missing in the bucket. Delete their face and run their photo again.`,
  "mistake-things-left": (v: { things: readonly string[] }, { cmd }) =>
    `Some resources are left: ${v.things.join(", ")}. Run \`${cmd("teardown")}\`.`,

  "mistake-no-versions": (v: { machine: string }, { cmd }) =>
    `There is no machine ${v.machine} with a version yet. Run \`${cmd("deploy-machine", { stage: 3, "in-place": true })}\`.`,
  "mistake-one-version": (v: { machine: string }) =>
    `${v.machine} has one version. Deploy another stage into it: each definition becomes a version.`,
  "mistake-alias-missing": "There is no alias live. A deployment with --in-place creates it.",
  "mistake-alias-newest": (v: { version: number; newest: number }) =>
    `The alias live points to version ${v.version} of ${v.newest}. Go back: it must point to a version without PersistMetadata.`,
  "mistake-alias-not-run": (_: NoValues, { cmd }) =>
    `No photo went through the alias yet. Run \`${cmd("run", { user: "user_a", key: "1_happy_face.jpg", "in-place": true })}\`.`,
  "mistake-retry-missing": (v: { state: string }) => `${v.state} has no Retry. A transient error ends the execution.`,
  "mistake-retry-zero": (v: { state: string }) =>
    `Every Retry of ${v.state} has MaxAttempts 0, so nothing is retried. Give the service's transient errors some attempts.`,
  "mistake-no-such-error": (v: { name: string }) =>
    `There is no error ${v.name}. A function that takes too long ends with Sandbox.Timedout or States.Timeout.`,
  "mistake-all-not-last": (v: { state: string }) =>
    `States.ALL of ${v.state} must stand alone, in the last entry of Retry. Entries after it would never be reached.`,
  "mistake-refusal-retried": (v: { state: string; error: string }) =>
    `${v.state} retries ${v.error}. The photo stays the same, and so does the answer: give this error MaxAttempts 0 in the first entry.`,
  "mistake-retry-too-long": (v: { state: string; seconds: number }) =>
    `The retries of ${v.state} can wait ${v.seconds} seconds in all. Lower MaxAttempts, or set MaxDelaySeconds.`,
  "mistake-retry-not-growing": (v: { state: string; rate: number }) =>
    `The pauses of ${v.state} do not grow: BackoffRate is ${v.rate}. Give it a number above 1.`,
  "mistake-tried-again": (v: { state: string; attempts: number }) =>
    `${v.state} tried a photo with sunglasses ${v.attempts} times. A refusal is tried once.`,
} satisfies AreaText;
