/** Writes the input of an invocation to the function's log. */
export function logInput(event: unknown): void {
  // oxlint-disable-next-line no-console -- in a function, the console is the log
  console.log("Input:", JSON.stringify(event));
}
