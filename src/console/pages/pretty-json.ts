import { parseJson } from "../../workshop/json-member.ts";

/** The longest JSON that is laid out on the page; what is longer is cut, so that a page stays light. */
export const longestJson = 6000;

/** A text as JSON laid out in lines, where it is JSON. */
export function pretty(text: string | undefined): string {
  if (text === undefined) return "";
  const value = parseJson(text);
  const laidOut = value === undefined ? text : JSON.stringify(value, undefined, 2);
  return laidOut.length > longestJson ? `${laidOut.slice(0, longestJson)}\n…` : laidOut;
}
