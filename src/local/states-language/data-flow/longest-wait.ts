/** The longest wait AWS allows, in seconds: a little over three years. */
export const longestWait = 99_999_999;
