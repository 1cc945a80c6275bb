/** `$parse(text)`: the JSON value that the text holds. */
export function parse(text: unknown): unknown {
  if (text === undefined) return undefined;
  if (typeof text !== "string") throw new TypeError('Argument 1 of function "parse" must be a string');
  return JSON.parse(text);
}
