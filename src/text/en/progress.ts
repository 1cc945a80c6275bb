import { formatNumber } from "../format-number.ts";
import type { AnyMessage, AreaText, NoValues } from "../entry.ts";
import { countOf } from "../count.ts";

/** Progress of a command: steps, how they end, notes, warnings, questions, and why a call is repeated. */
export const text = {
  "target-line": (v: {
    place: "local" | "aws" | "endpoint";
    url?: string | undefined;
    account: string;
    region: string;
    profile?: string | undefined;
    environment?: string | undefined;
  }) =>
    [
      `Target: ${v.place === "local" ? "this machine" : v.place === "aws" ? "AWS" : (v.url ?? "another endpoint")}`,
      `account ${v.account}`,
      `region ${v.region}`,
      ...(v.profile === undefined ? [] : [`profile ${v.profile}`]),
      ...(v.environment === undefined ? [] : [`environment ${v.environment}`]),
    ].join(", "),
  "retry-line": (
    v: { operation: string; reason: AnyMessage | string; wait: string; attempt: number; attempts: number },
    { say },
  ) => `${v.operation}: ${say(v.reason)}. Trying again in ${v.wait} (${v.attempt} of ${v.attempts}).`,
  "why-line": (v: { why: string }) => `Why: ${v.why}`,
  "question-typed": (v: { question: AnyMessage | string; word: string }, { say }) =>
    `${say(v.question)} Type ${v.word} to confirm:`,
  "plan-head": "To be deleted:",
  "state-line": (v: {
    state: string;
    status: "entered" | "succeeded" | "caught" | "failed" | "retrying";
    error?: string | undefined;
    time: string;
  }) => `${v.state} ${v.status}${v.error === undefined ? "" : ` (${v.error})`} at ${v.time}`,

  "step-artifacts-bucket": (v: { bucket: string }) => `Artifacts bucket ${v.bucket}`,
  "step-stack": (v: { stack: string }) => `Stack ${v.stack}`,
  "step-collection": (v: { collection: string }) => `Collection ${v.collection}`,
  "step-sample-photos": (v: { bucket: string }) => `Sample photos in ${v.bucket}`,

  "step-machine": (v: { machine: string }) => `State machine ${v.machine}`,
  "step-machine-runs": (v: { machine: string }) => `${v.machine} is running`,
  "step-photo": (v: { key: string }) => `Photo ${v.key}`,
  "step-faces": (v: { collection: string }) => `Faces of ${v.collection}`,
  "step-compare-faces": (v: { count: number }) => `Comparing ${countOf(v.count, "face")}`,

  "ask-mfa-code": (v: { device: string }) => `Code of the MFA device ${v.device}:`,
  "ask-delete-faces": (v: { count: number; collection: string }) =>
    `Delete ${v.count === 1 ? "the only face" : `all ${v.count} faces`} of the collection ${v.collection}?`,
  "ask-reset-collection": (v: { collection: string; faces: number }) =>
    `Delete the collection ${v.collection} with its ${countOf(v.faces, "face")} and create it again?`,

  created: "created",
  "created-again": "deleted and created again",
  "up-to-date": "up to date",
  uploaded: "uploaded",
  deleted: "deleted",
  "count-deleted": (v: { count: number }) => `${v.count} deleted`,
  "learn-costs":
    "The course works on AWS: each check runs Lambda functions, Rekognition and executions, and costs up to a few cents.",
  "definition-unchecked": "This endpoint cannot validate definitions. The definition is deployed without a check.",
  "leave-run": (v: { execution: string; stage?: number | undefined }, { cmd }) =>
    `The execution continues. To follow it: ${cmd("inspect execution", { stage: v.stage }, v.execution)}`,
  updated: "updated",
  unchanged: "no changes",
  "log-not-there-yet": (v: { execution: string }) =>
    `The log of ${v.execution} has not arrived yet. The states are not shown.`,
  "version-live": (v: { version: number; change: "created" | "updated" | "unchanged" | "put-back" }) =>
    v.change === "unchanged"
      ? `up to date, version ${v.version}`
      : v.change === "put-back"
        ? `version ${v.version} is live again`
        : `${v.change}, version ${v.version} is live`,
  "already-there": "already there",
  "no-collections-here": "this endpoint has no collections",
  "artifacts-made": (v: { created: boolean; uploaded: number; there: number }) =>
    [
      ...(v.created ? ["created"] : []),
      v.uploaded === 0
        ? `${countOf(v.there, "zip file")} already there`
        : `${countOf(v.uploaded, "zip file")} uploaded`,
    ].join(", "),
  "photos-uploaded": (v: { count: number }) => `${v.count} uploaded`,
  "photos-there": (v: { count: number }) => `${v.count} already there`,

  "leave-setup": (_: NoValues, { cmd }) =>
    `CloudFormation continues. Run \`${cmd("setup")}\` again: it finds what is done and follows the rest`,

  "definition-edited": (v: { machine: string; lines: readonly string[] }) =>
    [
      `The definition of ${v.machine} differs from the one that was deployed from here. Deploying changes:`,
      ...v.lines,
    ].join("\n"),
  "ask-overwrite-definition": (v: { machine: string }) => `Overwrite the edited definition of ${v.machine}?`,
  "ask-other-owner": (v: { owner: string; environment: string }) =>
    `The environment ${v.environment} belongs to ${v.owner}. Change it anyway?`,
  "ask-adopt": (v: { names: readonly string[] }) =>
    `An earlier release of wildrydes created these resources without tags: ${v.names.join(", ")}. Adopt them?`,
  "ask-stack-loss": (v: {
    stack: string;
    resources: readonly { logicalId: string; type: string; change: "removed" | "replaced" | "perhaps-replaced" }[];
  }) =>
    [
      `The update of the stack ${v.stack} deletes resources with their contents:`,
      ...v.resources.map(
        ({ logicalId, type, change }) =>
          `  ${logicalId} (${type.replace(/^AWS::/, "")}): ${change === "perhaps-replaced" ? "replaced, if a value that it refers to changes" : change}`,
      ),
      "Update the stack?",
    ].join("\n"),
  "ask-stack-repair": (v: { stack: string; status: string }) =>
    v.status === "UPDATE_ROLLBACK_FAILED"
      ? `The stack ${v.stack} stopped in a failed rollback (${v.status}). Continue the rollback?`
      : `The stack ${v.stack} stopped with resources left (${v.status}). Delete it and create it again?`,

  "cost-estimate": (v: { dollars: number; asOf: string }) =>
    `This costs up to about $${v.dollars.toFixed(2)} on AWS (list prices of us-east-1, ${v.asOf}).`,
  "ask-cost": (v: { dollars: number; asOf: string }) => `Spend up to about $${v.dollars.toFixed(2)}?`,
  "photos-notice":
    "Photos of people are sent to Amazon Rekognition in this account. AWS may keep them to improve the service unless the account opts out (AI services opt-out policy of AWS Organizations). Ask the people shown first.",
  "cost-standing":
    "An environment that nobody uses costs less than $0.10 a month. Each photo costs up to about $0.004.",

  "target-stored": (v: { environment?: string | undefined; folder: string }) =>
    `Later commands in ${v.folder} work in ${v.environment === undefined ? "the default environment" : `the environment ${v.environment}`} of this target.`,
  "target-not-stored": (v: { folder: string; reason: string }) =>
    `The target could not be stored in ${v.folder}: ${v.reason}. Give it to later commands by flags.`,

  "stack-operation-running": (v: { status: string }) => `Waiting for the operation in progress to end (${v.status}).`,
  "stack-creation-failed": (v: { status: string }) =>
    `The first creation of the stack failed (${v.status}). Deleting the stack and creating it again.`,
  "stack-rollback-failed": (v: { status: string }) =>
    `The rollback of an earlier update failed (${v.status}). Continuing that rollback first.`,

  "service-role-later": (v: { role: string }) =>
    `The stack has no changes, so CloudFormation did not store the role ${v.role}. Repeat the flag with the next change.`,
  "slow-down": "AWS asks for fewer calls per second",
  "role-not-ready": "the new role cannot be assumed yet",
  "function-busy": "Lambda is still changing the function",
  "machine-being-deleted": "a state machine with this name is still being deleted",
  "collection-still-there": "Rekognition still shows the deleted collection",
  "stack-not-visible": "Waiting until CloudFormation shows the new stack.",
  "stack-answer-old": "CloudFormation still shows an earlier state of the stack. Waiting for the current one.",
  "machine-not-visible": (v: { machine: string }) =>
    `Waiting until Step Functions shows the state machine ${v.machine} as it was deployed.`,
  "tags-not-visible": (v: { name: string }) => `Waiting until the tags of ${v.name} are visible.`,
  "execution-not-visible": "the new execution is not visible yet",
  "execution-not-shown": "an outdated response does not contain the execution",
  "collection-not-visible": "the new collection is not visible yet",
  "bucket-name-not-free": "S3 has not released the name of the deleted bucket yet",
  "no-answer": "the endpoint does not respond",
  "service-failed": "the service failed",
  "no-aws-protocol": "The response does not follow any AWS protocol.",
  "resources-advance": (v: { step: string; done: number; known: number }) =>
    `${v.step}: ${v.done} of ${v.known} resources`,
  "resources-done": (v: { detail?: string | undefined; count: number }) =>
    `${v.detail === undefined ? "" : `${v.detail}, `}${countOf(v.count, "resource")}`,
  "demo-next": (_: NoValues, { cmd }) =>
    [
      `Learn to write the machine: ${cmd("learn")}`,
      `See executions in a browser: ${cmd("local console")}`,
      `Build it step by step: ${cmd("setup")}`,
    ].join("\n"),

  "aws-cli-too-old": (v: { version: string; url: string }) =>
    `The AWS CLI on this machine is version ${v.version}, which does not read AWS_ENDPOINT_URL (2.13, 1.29 and later do). Pass --endpoint-url ${v.url} to it.`,
  "ask-local-reset": (v: { dataFolder: string }) =>
    `Delete everything that the local endpoint stores in ${v.dataFolder}?`,
  "step-rows": (v: { bucket: string }) => `Rows in ${v.bucket}`,
  "step-row-photos": (v: { bucket: string }) => `Photos in ${v.bucket}`,
  "all-there": "all there",
  "count-not-uploaded": (v: { count: number }) => `${v.count} not uploaded`,
  "count-rows-uploaded": (v: { count: number }) => `${formatNumber(v.count)} uploaded`,
} satisfies AreaText;
