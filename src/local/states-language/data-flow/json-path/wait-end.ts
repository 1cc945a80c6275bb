import { numberField, stringField } from "../../definition/fields.ts";
import { RuntimeFault } from "../../errors/states-error.ts";
import { bindingsOf, type Visit } from "../../execution/visit.ts";
import type { JsonObject } from "../../json.ts";
import { parsePath } from "../../paths/parse-path.ts";
import type { Path } from "../../paths/path.ts";
import { selectPath } from "../../paths/select.ts";
import { parseTimestamp } from "../../timestamp.ts";
import type { Json } from "../../types.ts";
import { longestWait } from "../longest-wait.ts";
import type { WaitEnd } from "../query-language.ts";
import { readLong } from "./number-field.ts";

/**
 * `SecondsPath`, `TimestampPath`, `Timestamp` or `Seconds`.
 *
 * @see https://states-language.net/spec.html#wait-state
 * @throws PathSyntaxError
 */
export function parseWaitEnd(source: JsonObject): WaitEnd {
  const secondsPath = stringField(source, "SecondsPath");
  if (secondsPath !== undefined) return afterSecondsAt(parsePath(secondsPath));
  const timestampPath = stringField(source, "TimestampPath");
  if (timestampPath !== undefined) return atTimestampAt(parsePath(timestampPath));
  const timestamp = stringField(source, "Timestamp");
  const seconds = numberField(source, "Seconds") ?? 0;
  return {
    evaluate({ enteredAt }) {
      if (timestamp === undefined) return enteredAt + seconds * 1000;
      return Math.ceil(parseTimestamp(timestamp) ?? enteredAt);
    },
  };
}

function afterSecondsAt(path: Path): WaitEnd {
  return {
    evaluate(visit, input) {
      return visit.enteredAt + secondsAt(path, visit, input) * 1000;
    },
  };
}

function atTimestampAt(path: Path): WaitEnd {
  return {
    evaluate(visit, input) {
      return Math.ceil(timestampAt(path, visit, input));
    },
  };
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
