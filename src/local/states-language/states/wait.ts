import { applyAssign, type Assign, parseAssign } from "../data-flow/assign.ts";
import { applyFlowPath, type FlowPath, parseFlowPath } from "../data-flow/flow-path.ts";
import { evaluateAs, fillJsonata, isNumber, isString } from "../data-flow/jsonata.ts";
import { anyField, numberField, stringField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import { EvaluationFault, RuntimeFault } from "../errors/states-error.ts";
import { inspectPayload } from "../execution/inspection.ts";
import { awaitStimulus, type Routine } from "../execution/routine.ts";
import { bindingsOf, type Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { payloadOf } from "../payload.ts";
import { parsePath } from "../paths/parse-path.ts";
import type { Path } from "../paths/path.ts";
import { selectPath } from "../paths/select.ts";
import { type JsonataTemplate, parseJsonataField, parseJsonataTemplate } from "../templates/jsonata-template.ts";
import { readLong } from "../data-flow/number-field.ts";
import { parseTimestamp } from "../timestamp.ts";
import type { Json } from "../types.ts";
import { type Departure, parseNext } from "./departure.ts";

/** Waits for a number of seconds or until a point in time, and passes its input on. */
export interface WaitState {
  readonly type: "Wait";
  readonly next: string | undefined;
  readonly assign: Assign | undefined;
  readonly until: Until;
  readonly flow:
    | { readonly language: "JSONPath"; readonly inputPath: FlowPath; readonly outputPath: FlowPath }
    | { readonly language: "JSONata"; readonly output: JsonataTemplate | undefined };
}

type Until =
  | { readonly kind: "seconds"; readonly seconds: number }
  | { readonly kind: "timestamp"; readonly text: string }
  | { readonly kind: "secondsPath" | "timestampPath"; readonly path: Path }
  | { readonly kind: "jsonataSeconds" | "jsonataTimestamp"; readonly template: JsonataTemplate };

/** The longest wait AWS allows, in seconds: a little over three years. */
const longestWait = 99_999_999;

export function parseWait(source: JsonObject, language: QueryLanguage): WaitState {
  return {
    type: "Wait",
    next: parseNext(source),
    assign: parseAssign(source, language),
    until: parseUntil(source, language),
    flow:
      language === "JSONPath"
        ? {
            language,
            inputPath: parseFlowPath(anyField(source, "InputPath")),
            outputPath: parseFlowPath(anyField(source, "OutputPath")),
          }
        : { language, output: parseJsonataField(source, "Output") },
  };
}

function parseUntil(source: JsonObject, language: QueryLanguage): Until {
  const secondsPath = stringField(source, "SecondsPath");
  if (secondsPath !== undefined) return { kind: "secondsPath", path: parsePath(secondsPath) };
  const timestampPath = stringField(source, "TimestampPath");
  if (timestampPath !== undefined) return { kind: "timestampPath", path: parsePath(timestampPath) };
  const timestamp = stringField(source, "Timestamp");
  if (timestamp !== undefined) {
    return language === "JSONPath"
      ? { kind: "timestamp", text: timestamp }
      : { kind: "jsonataTimestamp", template: parseJsonataTemplate(timestamp, "Timestamp") };
  }
  const seconds = stringField(source, "Seconds");
  return seconds === undefined
    ? { kind: "seconds", seconds: numberField(source, "Seconds") ?? 0 }
    : { kind: "jsonataSeconds", template: parseJsonataTemplate(seconds, "Seconds") };
}

export function* runWait(state: WaitState, visit: Visit): Routine<Departure> {
  const { flow, next } = state;
  const input = flow.language === "JSONPath" ? applyFlowPath(flow.inputPath, visit.input, visit) : visit.input;
  if (flow.language === "JSONPath") inspectPayload(visit, "afterInputPath", input);
  yield* sleepUntil(yield* endOf(state.until, visit, input.value), visit);
  const data = { input: input.value };
  yield* applyAssign(state.assign, visit, data);
  if (flow.language === "JSONPath") return { output: applyFlowPath(flow.outputPath, input, visit), next };
  const output = flow.output === undefined ? input : payloadOf(yield* fillJsonata(flow.output, visit, data));
  return { output, next };
}

/** A wait whose end has passed takes no time and needs no timer. */
function* sleepUntil(end: number, { branch, enteredEventId }: Visit): Routine<void> {
  const { run } = branch;
  if (end <= run.history.now) return;
  const timer = `wait-${enteredEventId}`;
  run.command({ kind: "setTimer", timer, at: end });
  let pending = true;
  try {
    yield* awaitStimulus(timer);
    pending = false;
  } finally {
    if (pending) run.command({ kind: "cancelTimer", timer });
  }
}

/** When the wait ends, in milliseconds since 1970. */
function* endOf(until: Until, visit: Visit, input: Json): Routine<number> {
  const data = { input };
  switch (until.kind) {
    case "seconds":
      return visit.enteredAt + until.seconds * 1000;
    case "timestamp":
      return Math.ceil(parseTimestamp(until.text) ?? visit.enteredAt);
    case "secondsPath":
      return visit.enteredAt + secondsAt(until.path, visit, input) * 1000;
    case "timestampPath":
      return Math.ceil(timestampAt(until.path, visit, input));
    case "jsonataSeconds": {
      const options = { data, expected: "number", accepts: isNumber, field: "Seconds" };
      const seconds = yield* evaluateAs(until.template, visit, options);
      if (isWaitable(seconds)) return visit.enteredAt + seconds * 1000;
      throw new EvaluationFault(`The Seconds field must be an integer between 0 and ${longestWait}: ${seconds}`, {
        location: "Seconds",
        afterEvaluation: true,
      });
    }
    case "jsonataTimestamp": {
      const options = { data, expected: "string", accepts: isString, field: "Timestamp" };
      const text = yield* evaluateAs(until.template, visit, options);
      const time = parseTimestamp(text);
      if (time !== undefined) return Math.ceil(time);
      throw new EvaluationFault(
        `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
        { location: "Timestamp", afterEvaluation: true },
      );
    }
  }
}

function isWaitable(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds >= 0 && seconds <= longestWait;
}

function secondsAt(path: Path, visit: Visit, input: Json): number {
  const seconds = selectPath(path, bindingsOf(visit, input));
  if (seconds === undefined) {
    throw new RuntimeFault(`The SecondsPath parameter does not reference an input value: ${path.source}`);
  }
  const place = `${path.source} == ${printValue(seconds)}`;
  const number = readLong(seconds);
  if (number === undefined)
    throw new RuntimeFault(`The SecondsPath parameter cannot be parsed as a long value: ${place}`);
  if (number < 0) throw new RuntimeFault(`The SecondsPath parameter references a negative value: ${place}`);
  if (number > longestWait) {
    throw new RuntimeFault(`The SecondsPath parameter references a value greater than ${longestWait}: ${place}`);
  }
  return number;
}

function timestampAt(path: Path, visit: Visit, input: Json): number {
  const text = selectPath(path, bindingsOf(visit, input));
  if (text === undefined) {
    throw new RuntimeFault(`The TimestampPath parameter does not reference an input value: ${path.source}`);
  }
  const time = typeof text === "string" ? parseTimestamp(text) : undefined;
  if (time !== undefined) return time;
  throw new RuntimeFault(
    "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: " +
      `${path.source} == ${printValue(text)}`,
  );
}

function printValue(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
