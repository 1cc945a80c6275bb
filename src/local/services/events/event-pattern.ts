import { AwsError } from "../../aws-error.ts";
import { parsePattern } from "../../event-patterns/parse-pattern.ts";
import type { EventPattern } from "../../event-patterns/pattern.ts";
import { explainInText, PatternFault } from "../../event-patterns/pattern-fault.ts";

/** Patterns read before, by their text. */
const read = new Map<string, EventPattern>();
const mostRead = 1000;

/**
 * Reads the pattern of a rule.
 *
 * @throws AwsError `InvalidEventPatternException`
 */
export function readEventPattern(text: string): EventPattern {
  const known = read.get(text);
  if (known) return known;
  try {
    const pattern = parsePattern(text);
    if (read.size >= mostRead) read.clear();
    read.set(text, pattern);
    return pattern;
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error;
    throw new AwsError(
      "InvalidEventPatternException",
      `Event pattern is not valid. Reason: ${explainInText(error, text)}`,
    );
  }
}
