import { invalidParameter } from "./logs-errors.ts";

/** Whether an event's message is wanted. */
type MessageFilter = (message: string) => boolean;

/**
 * Reads a filter pattern of terms: all plain terms must be in the message, none with `-` before it, and of those with
 * `?` at least one. A term with other characters than letters, digits and `_` stands in double quotes.
 *
 * @throws AwsError `InvalidParameterException` for what is not such a pattern, JSON and space-delimited patterns included
 */
export function parseFilterPattern(pattern: string | undefined): MessageFilter {
  const text = pattern?.trim() ?? "";
  if (/^[{[%]/.test(text)) {
    throw invalidParameter(
      "This local endpoint filters log events by terms only. Patterns in {}, [] and %% exist on AWS; here they would select the wrong events.",
    );
  }
  const terms = splitTerms(text);
  const all = terms.filter((term) => term.kind === "all");
  const none = terms.filter((term) => term.kind === "none");
  const any = terms.filter((term) => term.kind === "any");
  return (message) =>
    all.every((term) => message.includes(term.text)) &&
    !none.some((term) => message.includes(term.text)) &&
    // As on AWS, `?` terms beside plain ones decide nothing.
    (any.length === 0 || all.length > 0 || any.some((term) => message.includes(term.text)));
}

interface Term {
  readonly kind: "all" | "any" | "none";
  readonly text: string;
}

function splitTerms(text: string): Term[] {
  const terms: Term[] = [];
  const term = /\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/y;
  while (term.lastIndex < text.length) {
    const found = term.exec(text);
    if (!found) throw invalidParameter("Invalid filter pattern");
    const [, sign, quoted, plain] = found;
    if (plain !== undefined && !/^\w+$/.test(plain)) {
      throw invalidParameter(`Invalid character(s) in term '${plain}'`);
    }
    terms.push({
      kind: sign === "-" ? "none" : sign === "?" ? "any" : "all",
      text: plain ?? (quoted ?? "").replaceAll(/\\(.)/g, "$1"),
    });
  }
  return terms;
}
