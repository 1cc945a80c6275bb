import { numberField } from "../../definition/fields.ts";
import { EvaluationFault } from "../../errors/states-error.ts";
import type { JsonObject } from "../../json.ts";
import { type JsonataTemplate, parseJsonataField } from "../../templates/jsonata-template.ts";
import { parseTimestamp } from "../../timestamp.ts";
import { longestWait } from "../longest-wait.ts";
import type { WaitEnd } from "../query-language.ts";
import { evaluateAs, isNumber, isString } from "./evaluate.ts";

/**
 * `Timestamp` or `Seconds`.
 *
 * @see https://states-language.net/spec.html#wait-state
 */
export function parseWaitEnd(source: JsonObject): WaitEnd {
  const timestamp = parseJsonataField(source, "Timestamp");
  if (timestamp !== undefined) return atTimestamp(timestamp);
  const number = numberField(source, "Seconds");
  const seconds = number === undefined ? parseJsonataField(source, "Seconds") : undefined;
  if (seconds !== undefined) return afterSeconds(seconds);
  return {
    evaluate({ enteredAt }) {
      return enteredAt + (number ?? 0) * 1000;
    },
  };
}

function afterSeconds(template: JsonataTemplate): WaitEnd {
  return {
    *evaluate(visit, input) {
      const options = { data: { input }, expected: "number", accepts: isNumber, field: "Seconds" };
      const seconds = yield* evaluateAs(template, visit, options);
      if (Number.isInteger(seconds) && seconds >= 0 && seconds <= longestWait) return visit.enteredAt + seconds * 1000;
      throw new EvaluationFault(`The Seconds field must be an integer between 0 and ${longestWait}: ${seconds}`, {
        location: "Seconds",
        afterEvaluation: true,
      });
    },
  };
}

function atTimestamp(template: JsonataTemplate): WaitEnd {
  return {
    *evaluate(visit, input) {
      const options = { data: { input }, expected: "string", accepts: isString, field: "Timestamp" };
      const text = yield* evaluateAs(template, visit, options);
      const time = parseTimestamp(text);
      if (time !== undefined) return Math.ceil(time);
      throw new EvaluationFault(
        `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
        { location: "Timestamp", afterEvaluation: true },
      );
    },
  };
}
