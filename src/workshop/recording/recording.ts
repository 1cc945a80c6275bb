import type { ObservedCall } from "../../aws/record-calls.ts";
import { UserError } from "../../user-error.ts";
import { readNamedFile } from "../read-named-file.ts";
import type { TargetSummary } from "../port.ts";
import { maskFor } from "./mask.ts";
import { shapeOf, type Shape } from "./shape.ts";

/** A try of a call, as a recording keeps it. */
export interface RecordedCall {
  readonly service: string;
  readonly operation: string;
  /** Milliseconds since the recording began. */
  readonly at: number;
  readonly ms: number;
  readonly input?: Shape | undefined;
  readonly output?: Shape | undefined;
  readonly error?: { readonly name: string; readonly status?: number | undefined; readonly message: string };
}

/** The calls of a whole demonstration: their shapes, times and errors. */
export interface Recording {
  readonly format: "wildrydes-recording";
  readonly version: 1;
  /** The program's version: another one may call otherwise. */
  readonly program: string;
  readonly target: TargetSummary["target"];
  readonly region: string;
  readonly calls: readonly RecordedCall[];
}

/** Collects calls, masked at once: nothing else of them is kept. */
export function createRecorder(target: TargetSummary): {
  observe(call: ObservedCall): void;
  recording(program: string): Recording;
} {
  const mask = maskFor(target);
  const began = Date.now();
  const calls: RecordedCall[] = [];
  return {
    observe({ service, operation, startedAt, ms, input, output, error }) {
      calls.push({
        service,
        operation,
        at: startedAt - began,
        ms,
        input: shapeOf(input),
        output: shapeOf(output),
        ...(error && { error: { name: error.name, status: error.status, message: mask(error.message) } }),
      });
    },
    recording: (program) => ({
      format: "wildrydes-recording",
      version: 1,
      program,
      target: target.target,
      region: target.region,
      calls,
    }),
  };
}

/** @throws UserError `recording-not-found`, `recording-unreadable` */
export async function readRecording(file: string): Promise<Recording> {
  const text = await readNamedFile(
    file,
    (problem, cause) => new UserError({ code: "recording-not-found", values: { file, problem }, cause }),
  );
  try {
    const value: unknown = JSON.parse(text);
    if (isRecording(value)) return value;
  } catch (cause) {
    throw new UserError({ code: "recording-unreadable", values: { file }, cause });
  }
  throw new UserError({ code: "recording-unreadable", values: { file } });
}

function isRecording(value: unknown): value is Recording {
  if (typeof value !== "object" || value === null) return false;
  const member = (name: string): unknown => Reflect.get(value, name);
  const calls = member("calls");
  return (
    member("format") === "wildrydes-recording" &&
    member("version") === 1 &&
    typeof member("program") === "string" &&
    typeof member("region") === "string" &&
    Array.isArray(calls) &&
    calls.every(isCall)
  );
}

function isCall(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const member = (name: string): unknown => Reflect.get(value, name);
  const error = member("error");
  return (
    typeof member("service") === "string" &&
    typeof member("operation") === "string" &&
    typeof member("ms") === "number" &&
    isShape(member("input")) &&
    isShape(member("output")) &&
    (error === undefined ||
      (typeof error === "object" && error !== null && typeof Reflect.get(error, "name") === "string"))
  );
}

function isShape(value: unknown): boolean {
  if (value === undefined || typeof value === "string") return true;
  if (typeof value !== "object" || value === null) return false;
  if ("list" in value) return value.list === null || isShape(value.list);
  return (
    "members" in value &&
    typeof value.members === "object" &&
    value.members !== null &&
    Object.values(value.members).every(isShape)
  );
}
