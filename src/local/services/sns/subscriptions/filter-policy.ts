import type { MessageAttributeValue } from "@aws-sdk/client-sns";
import { matchesEvent } from "../../../event-patterns/match-event.ts";
import { parsePattern } from "../../../event-patterns/parse-pattern.ts";
import type { EventPattern } from "../../../event-patterns/pattern.ts";
import { explainWithoutText, PatternFault } from "../../../event-patterns/pattern-fault.ts";
import { parseJson } from "../../../states-language/json.ts";
import type { StoredSubscription } from "./subscriptions.ts";

/** The part of a message that a policy filters by. */
export type FilterScope = "MessageAttributes" | "MessageBody";

const mostKeys = 5;
const mostCombinations = 150;

/** Says why a text is not a filter policy, in SNS's words; undefined when it is one. `{}` lets everything through. */
export function findFilterFault(text: string, scope: FilterScope): string | undefined {
  if (isEmpty(text)) return undefined;
  try {
    const pattern = parsePattern(text);
    if (scope === "MessageAttributes" && isNested(pattern)) {
      return "Filter policy scope MessageAttributes does not support nested filter policy";
    }
    if (countKeys(pattern) > mostKeys) return `FilterPolicy: Filter policy can not have more than ${mostKeys} keys`;
    if (countCombinations(pattern, 1) > mostCombinations) return "FilterPolicy: Filter policy is too complex";
    return undefined;
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error;
    return `FilterPolicy: ${error.kind === "syntax" ? "failed to parse JSON. " : ""}${explainWithoutText(error)}`;
  }
}

/** True when a subscription wants a message. */
export function isWanted(
  subscription: Pick<StoredSubscription, "attributes">,
  message: { readonly body: string; readonly attributes: Readonly<Record<string, MessageAttributeValue>> },
): boolean {
  const policy = subscription.attributes["FilterPolicy"];
  if (policy === undefined || isEmpty(policy)) return true;
  const ofBody = subscription.attributes["FilterPolicyScope"] === "MessageBody";
  const event = ofBody ? readBody(message.body) : readAttributes(message.attributes);
  return event !== undefined && matchesEvent(parsePattern(policy), event);
}

const isEmpty = (policy: string): boolean => /^\s*(?:\{\s*\})?\s*$/.test(policy);

function isNested({ fields, alternatives }: EventPattern): boolean {
  return [...fields.values()].some(({ within }) => within) || alternatives.flat().some(isNested);
}

function countKeys({ fields, alternatives }: EventPattern): number {
  const own = [...fields.values()].map(({ tests, within }) => (tests ? 1 : 0) + (within ? countKeys(within) : 0));
  return [...own, ...alternatives.flat().map(countKeys)].reduce((sum, count) => sum + count, 0);
}

/** How many combinations of values a policy has; a value counts once for each level of its key. */
function countCombinations({ fields, alternatives }: EventPattern, level: number): number {
  const own = [...fields.values()].map(
    ({ tests, within }) => (tests ? tests.length * level : 1) * (within ? countCombinations(within, level + 1) : 1),
  );
  const either = alternatives.map((patterns) =>
    patterns.reduce((sum, pattern) => sum + countCombinations(pattern, level), 0),
  );
  return [...own, ...either].reduce((product, count) => product * count, 1);
}

/** The body as an event; undefined where it is not a JSON object. */
function readBody(body: string): unknown {
  try {
    const event: unknown = parseJson(body);
    return typeof event === "object" && event !== null && !Array.isArray(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

/** Attributes as an event: numbers and lists are what they say they are, bytes cannot be asked for. */
function readAttributes(attributes: Readonly<Record<string, MessageAttributeValue>>): Record<string, unknown> {
  const entries = Object.entries(attributes).map(([name, { DataType = "", StringValue = "" }]) => {
    if (DataType.startsWith("Number")) return [name, Number(StringValue)];
    if (DataType === "String.Array") return [name, readList(StringValue)];
    return [name, DataType.startsWith("String") ? StringValue : []];
  });
  return Object.fromEntries(entries);
}

function readList(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
