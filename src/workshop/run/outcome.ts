import { resourceElements } from "../../arn.ts";
import type { ExecutionView } from "../../aws/execution/read-execution.ts";
import type { Message } from "../../text/areas.ts";
import { parseJson, readMember, readText } from "../json-member.ts";
import type { StateVisit } from "./visit-tree.ts";

/** Why a photo was refused, or why its execution failed. */
export type OutcomeReason = Message<"outcome">;

/** How a run ended. `accepted` is said of photos only; any other work that ends well has `succeeded`. */
export interface Outcome {
  readonly kind: "accepted" | "succeeded" | "refused" | "failed" | "running";
  /** `wearing-sunglasses`, `several-faces`, `already-registered`; why it failed. */
  readonly reason: OutcomeReason | undefined;
  /** The error behind it, by its name. */
  readonly error: string | undefined;
}

/** Judges an execution by its status, its output and what its states met. */
export function judgeExecution(execution: ExecutionView, visits: readonly StateVisit[]): Outcome {
  switch (execution.status) {
    case "SUCCEEDED":
      return judgeSuccess(execution, visits);
    case "RUNNING":
    case "PENDING_REDRIVE":
    case undefined:
      return { kind: "running", reason: undefined, error: undefined };
    case "TIMED_OUT":
      return { kind: "failed", reason: { code: "timed-out" }, error: execution.error ?? "States.Timeout" };
    case "ABORTED":
      return { kind: "failed", reason: { code: "was-stopped" }, error: execution.error };
    case "FAILED":
      return { kind: "failed", reason: failureReason(execution), error: execution.error };
  }
}

/**
 * A refused photo's execution succeeds too: it passed the state that words the refusal. What its output holds differs
 * by the machine's form (the function's message, or SNS's answer), so the history decides, and the output only where
 * there is no history.
 */
function judgeSuccess(execution: ExecutionView, visits: readonly StateVisit[]): Outcome {
  const refusal = readRefusal(visits) ?? readMessage(execution.output, visits.length === 0);
  if (refusal === undefined) {
    const kind = judgesPhotos(execution, visits) ? "accepted" : "succeeded";
    return { kind, reason: undefined, error: undefined };
  }
  const { error, message } = refusal;
  return { kind: "refused", reason: refusalReason(error, message), error };
}

/** The machines of the workshop that a photo goes through, in every environment. */
const photoMachines = /^RiderPhoto(Processing|Metadata|Trigger)(-|$)/;

/** Whether a machine bears the name of one that photos of the workshop go through. */
export function isPhotoMachine(name: string): boolean {
  return photoMachines.test(name);
}

/** Whether an execution judged a photo: by its machine's name or, under another name, by the workshop's first state. */
function judgesPhotos({ machineArn }: ExecutionView, visits: readonly StateVisit[]): boolean {
  const [, name = ""] = resourceElements(machineArn);
  return isPhotoMachine(name) || visits.some((visit) => simplify(visit.name) === "facedetection");
}

interface Refusal {
  readonly error: string | undefined;
  /** Empty where it is not known. */
  readonly message: string;
}

/** `PhotoDoesNotMeetRequirement`, as the workshop's text spells it or as Workflow Studio does. */
function isRefusalState(name: string): boolean {
  return simplify(name) === "photodoesnotmeetrequirement";
}

function simplify(name: string): string {
  return name.replaceAll(/[\s_-]/g, "").toLowerCase();
}

/** The state's input holds the error that sent the photo there; without it, the last state that was caught does. */
function readRefusal(visits: readonly StateVisit[]): Refusal | undefined {
  const at = visits.findLastIndex(({ name }) => isRefusalState(name));
  const visit = visits[at];
  if (visit === undefined) return undefined;
  const input = parseJson(visit.input);
  const caught = visits.slice(0, at).findLast(({ status }) => status === "caught");
  const said = readMessage(visit.output, true);
  const error = readText(input, "errorInfo", "Error") ?? caught?.error ?? said?.error;
  const cause = readText(input, "errorInfo", "Cause") ?? caught?.cause;
  return { error, message: messageOf(cause) ?? said?.message ?? "" };
}

/** A function's cause is JSON around its message; any other cause is the message. */
function messageOf(cause: string | undefined): string | undefined {
  return readText(parseJson(cause), "errorMessage") ?? cause;
}

/**
 * The answer of the notification function.
 *
 * @param published also takes the answer of `sns:publish`, which contains no reason: other tasks may publish as well
 */
function readMessage(output: string | undefined, published: boolean): Refusal | undefined {
  const value = parseJson(output);
  const message = readMember(value, "messageToSend");
  if (message !== undefined) return { error: readText(message, "title"), message: readText(message, "message") ?? "" };
  const isAnswer = readText(value, "MessageId") !== undefined && readMember(value, "SdkHttpMetadata") !== undefined;
  return published && isAnswer ? { error: undefined, message: "" } : undefined;
}

function refusalReason(error: string | undefined, message: string): OutcomeReason {
  if (error === "FaceAlreadyExistsError") return { code: "already-registered" };
  const count = /^Detected (\d+) faces/.exec(message)?.[1];
  if (count === "0") return { code: "no-face-found" };
  if (count !== undefined) return { code: "several-faces", values: { count: Number(count) } };
  if (/sunglasses/i.test(message)) return { code: "wearing-sunglasses" };
  if (message.startsWith("Unsupported image")) return { code: "not-jpeg-or-png" };
  if (error === "InvalidS3ObjectException") return { code: "unreadable-photo" };
  return asSaid(message.trim() === "" ? error : message.trim());
}

/** A function's error carries its message inside the cause, as JSON. */
export function failureReason(failure: { error?: string | undefined; cause?: string | undefined }): OutcomeReason {
  return asSaid(failureText(failure));
}

/** The error and its message as AWS gives them; undefined when it gives neither. */
export function failureText(failure: { error?: string | undefined; cause?: string | undefined }): string | undefined {
  const text = readText(parseJson(failure.cause), "errorMessage") ?? failure.cause;
  return [failure.error, text].filter((part) => part !== undefined && part !== "").join(": ") || undefined;
}

function asSaid(text: string | undefined): OutcomeReason {
  return text === undefined ? { code: "unknown-reason" } : { code: "said-by-aws", values: { text } };
}
