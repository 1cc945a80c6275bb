/**
 * A text that is not a JSONPath.
 *
 * @see https://states-language.net/spec.html#path
 */
export class PathSyntaxError extends Error {
  override readonly name = "PathSyntaxError";
}
