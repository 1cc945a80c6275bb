/** The role machines of tests run as; tests that call nothing need not make it. */
export const roleArn = "arn:aws:iam::123456789012:role/machine";

/** Passes its input on. */
export const passing = JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", End: true } } });

/** Waits for a given time. @param seconds as `Wait` takes them */
export const waiting = (seconds: number): string =>
  JSON.stringify({ StartAt: "W", States: { W: { Type: "Wait", Seconds: seconds, End: true } } });

/** A machine of one Task state. */
export const oneTask = (task: Record<string, unknown>): string =>
  JSON.stringify({ StartAt: "T", States: { T: { Type: "Task", End: true, ...task } } });
