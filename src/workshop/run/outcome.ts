import type { ExecutionView } from "../../aws/execution/read-execution.ts";
import type { Message } from "../../text/areas.ts";
import { parseJson, readMember, readText } from "../json-member.ts";
import type { StateVisit } from "./state-history.ts";

/** Why a photo was refused, or why its execution failed. */
export type OutcomeReason = Message<"outcome">;

/** How a run ended. */
export interface Outcome {
  readonly kind: "accepted" | "refused" | "failed" | "running";
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

/** A refused photo's execution succeeds, and its output is the message to the rider and nothing else. */
function judgeSuccess(execution: ExecutionView, visits: readonly StateVisit[]): Outcome {
  const message = readMessage(execution.output);
  if (message === undefined) return { kind: "accepted", reason: undefined, error: undefined };
  const refused = visits.find((visit) => visit.status === "caught");
  const error = refused?.error ?? message.title;
  return { kind: "refused", reason: refusalReason(error, message.message), error };
}

function readMessage(output: string | undefined): { title: string; message: string } | undefined {
  const message = readMember(parseJson(output), "messageToSend");
  if (message === undefined) return undefined;
  return { title: readText(message, "title") ?? "", message: readText(message, "message") ?? "" };
}

function refusalReason(error: string | undefined, message: string): OutcomeReason {
  if (error === "FaceAlreadyExistsError") return { code: "already-registered" };
  const count = /^Detected (\d+) faces/.exec(message)?.[1];
  if (count === "0") return { code: "no-face-found" };
  if (count !== undefined) return { code: "several-faces", values: { count: Number(count) } };
  if (/sunglasses/i.test(message)) return { code: "wearing-sunglasses" };
  if (message.startsWith("Unsupported image")) return { code: "not-jpeg-or-png" };
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
