/** Makes a handler write its input to the function's log before it starts. */
export function logInput<Result>(handler: (event: unknown) => Promise<Result>): (event: unknown) => Promise<Result> {
  return (event) => {
    // oxlint-disable-next-line no-console -- in a function, the console is the log
    console.log("Input:", JSON.stringify(event));
    return handler(event);
  };
}
