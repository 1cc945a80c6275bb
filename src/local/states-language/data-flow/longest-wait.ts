/**
 * The longest wait AWS allows, in seconds: a little over three years.
 *
 * @see https://states-language.net/spec.html#wait-state
 */
export const longestWait = 99_999_999;
