import type { TestEventPatternCommandInput, TestEventPatternCommandOutput } from "@aws-sdk/client-eventbridge";
import { matchesEvent } from "../../../event-patterns/match-event.ts";
import type { Operation } from "../../../service.ts";
import { isObject, type JsonObject, parseJson } from "../../../states-language/json.ts";
import { readEventPattern } from "../event-pattern.ts";
import { invalid } from "../events-errors.ts";
import { checkRequest } from "../names.ts";

const mandatory = ["id", "account", "source", "time", "region", "detail-type"];

/** TestEventPattern. */
export function testEventPattern(): Operation<TestEventPatternCommandInput, TestEventPatternCommandOutput> {
  return (input) => {
    const pattern = input.EventPattern;
    checkRequest()
      .required("eventPattern", pattern)
      .text("eventPattern", pattern, { max: 4096 })
      .required("event", input.Event)
      .finish();
    return { Result: matchesEvent(readEventPattern(pattern ?? ""), readEvent(input.Event ?? "")) };
  };
}

/** @throws AwsError `ValidationException` where it is not an event */
function readEvent(text: string): JsonObject {
  try {
    const event = parseJson(text);
    if (isObject(event) && mandatory.every((name) => Object.hasOwn(event, name))) return event;
  } catch {
    // Said below.
  }
  throw invalid("Parameter Event is not valid.");
}
