import type { InputTransformer } from "@aws-sdk/client-eventbridge";
import { nameAfterPath } from "../../../../arn.ts";
import type { Json } from "../../../states-language/types.ts";
import { isoTime, type BusEvent } from "../event.ts";
import { readEventPath } from "./event-path.ts";

/** The placeholders of an input transformer beside those of its own paths. */
export const predefinedPlaceholders: ReadonlySet<string> = new Set([
  "aws.events.rule-arn",
  "aws.events.rule-name",
  "aws.events.event.ingestion-time",
  "aws.events.event",
  "aws.events.event.json",
]);

/** The names in angle brackets in a template. */
export function placeholdersIn(template: string): string[] {
  return [...template.matchAll(/<([\w.-]+)>/g)].map(([, name = ""]) => name);
}

/**
 * Fills an input template ("Amazon EventBridge input transformation"). Inside quotes a value goes in as text, outside
 * as JSON; what a path does not find is an empty text.
 *
 * @param options.now milliseconds since 1970
 */
export function transformInput(
  { InputPathsMap = {}, InputTemplate = "" }: InputTransformer,
  { event, rule, now }: { readonly event: BusEvent; readonly rule: string; readonly now: number },
): string {
  const valueOf = (name: string): Json | undefined => {
    const path = InputPathsMap[name];
    return path === undefined ? predefined(name, { event, rule, now }) : readEventPath(event, path);
  };
  // A text as a whole, or a placeholder outside of texts.
  return InputTemplate.replaceAll(/"(?:[^"\\]|\\.)*"|<([\w.-]+)>/gs, (part: string, name: string | undefined) =>
    name === undefined ? fillText(part, valueOf) : JSON.stringify(valueOf(name) ?? ""),
  );
}

/** Fills a quoted text so that it stays one. */
function fillText(text: string, valueOf: (name: string) => Json | undefined): string {
  return text.replaceAll(/<([\w.-]+)>/g, (_, name: string) => {
    const value = valueOf(name) ?? "";
    const written = typeof value === "string" ? value : JSON.stringify(value);
    return JSON.stringify(written).slice(1, -1);
  });
}

function predefined(
  name: string,
  { event, rule, now }: { readonly event: BusEvent; readonly rule: string; readonly now: number },
): Json | undefined {
  switch (name) {
    case "aws.events.rule-arn":
      return rule;
    case "aws.events.rule-name":
      return nameAfterPath(rule);
    case "aws.events.event.ingestion-time":
      return isoTime(now);
    case "aws.events.event": {
      const { detail: _, ...others } = event;
      return { ...others, resources: [...event.resources] };
    }
    case "aws.events.event.json":
      return { ...event, resources: [...event.resources] };
    default:
      return undefined;
  }
}
