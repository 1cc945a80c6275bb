import type { ExecutionView } from "../../aws/execution/read-execution.ts";
import { parseJson, readMember, readText } from "../json-member.ts";
import type { StateVisit } from "./state-history.ts";

/** How a run ended, in the workshop's words. */
export interface Outcome {
  readonly kind: "accepted" | "refused" | "failed" | "running";
  /** `wearing sunglasses`, `2 faces`, `already registered`; why it failed. */
  readonly reason: string | undefined;
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
      return { kind: "failed", reason: "the execution took too long", error: execution.error ?? "States.Timeout" };
    case "ABORTED":
      return { kind: "failed", reason: "the execution was stopped", error: execution.error };
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

function refusalReason(error: string | undefined, message: string): string {
  if (error === "FaceAlreadyExistsError") return "already registered";
  const count = /^Detected (\d+) faces/.exec(message)?.[1];
  if (count === "0") return "no face";
  if (count !== undefined) return `${count} faces`;
  if (/sunglasses/i.test(message)) return "wearing sunglasses";
  if (message.startsWith("Unsupported image")) return "no JPEG or PNG";
  return message.trim() === "" ? (error ?? "for an unknown reason") : message.trim();
}

/** A function's error carries its message inside the cause, as JSON. */
export function failureReason(failure: { error?: string | undefined; cause?: string | undefined }): string {
  const text = readText(parseJson(failure.cause), "errorMessage") ?? failure.cause;
  return (
    [failure.error, text].filter((part) => part !== undefined && part !== "").join(": ") || "for an unknown reason"
  );
}
