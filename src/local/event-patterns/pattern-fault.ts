/** A place in a pattern's text; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Why a text is not a pattern, in the words of the rule engine that EventBridge and SNS share. */
export class PatternFault extends Error {
  override readonly name = "PatternFault";
  /**
   * Where it was noticed; none for what is wrong with a value as such. Twice the same place inside lists, as on AWS.
   */
  readonly places: readonly Place[];
  /** Whether the text is not JSON, or JSON that is not a pattern. */
  readonly kind: "syntax" | "meaning";

  constructor(reason: string, places: readonly Place[] = [], kind: PatternFault["kind"] = "meaning") {
    super(reason);
    this.places = places;
    this.kind = kind;
  }
}

const longestSource = 500;

/** The reason with its places, and the text in them, as EventBridge says it. */
export function explainInText(fault: PatternFault, text: string): string {
  const cut = text.length - longestSource;
  const shown = cut > 0 ? `"${text.slice(0, longestSource)}"[truncated ${cut} chars]` : `"${text}"`;
  return explain(fault, `(String)${shown}`);
}

/** The reason with its places, without the text, as SNS says it. */
export function explainWithoutText(fault: PatternFault): string {
  return explain(fault, "REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)");
}

function explain({ message, places }: PatternFault, source: string): string {
  const at = places.map(({ line, column }) => `\n at [Source: ${source}; line: ${line}, column: ${column}]`);
  return message + at.join("");
}
