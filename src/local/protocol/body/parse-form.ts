import { unescape } from "node:querystring";
import { AwsError } from "../../aws-error.ts";

/** More than any operation here has use for: PutMetricData with 1,000 metrics has some 70,000. */
const mostParameters = 200_000;

/**
 * The parameters of a form, in their order. `URLSearchParams` takes minutes for a form of some millions: its time grows
 * with the square of their number.
 *
 * @throws AwsError `MalformedQueryString` beyond 200,000 parameters, or where a parameter is not UTF-8
 */
export function parseForm(text: string): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let start = 0; start <= text.length;) {
    const next = text.indexOf("&", start);
    const end = next < 0 ? text.length : next;
    if (end > start) pairs.push(parsePair(text.slice(start, end)));
    if (pairs.length > mostParameters) throw malformed("The request has too many parameters.");
    start = end + 1;
  }
  return pairs;
}

function parsePair(pair: string): [string, string] {
  const equals = pair.indexOf("=");
  return equals < 0 ? [decode(pair), ""] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
}

function decode(text: string): string {
  if (!text.includes("%")) return text.replaceAll("+", " ");
  const decoded = unescape(text.replaceAll("+", " "));
  // A percent sign that begins nothing stays one; bytes that are not text are refused.
  if (decoded.includes("\uFFFD") && !/%EF%BF%BD|\uFFFD/i.test(text)) throw malformed("A parameter is not valid UTF-8.");
  return decoded;
}

function malformed(message: string): AwsError {
  return new AwsError("MalformedQueryString", message);
}
