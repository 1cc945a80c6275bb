import { readFileSync } from "node:fs";

/** A recorded TestState call: the request, and AWS's answer with the recorder's names and times replaced by words. */
export interface RecordedTest {
  readonly id: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** The account that the recorder wrote in place of the real one. */
const recordedAccount = "111111111111";

/**
 * The recordings, made comparable: every account is the endpoint's, and an exception has the form of an answer. Some
 * recordings hold an exception as the text of the Python SDK instead.
 */
export function readRecordedTests(file: string, account: string): RecordedTest[] {
  const text = readFileSync(file, "utf8").replaceAll(recordedAccount, account);
  const tests: RecordedTest[] = JSON.parse(text);
  return tests.map((test) => ({ ...test, expected: withPlainException(test.expected) }));
}

function withPlainException(expected: RecordedTest["expected"]): RecordedTest["expected"] {
  const { exception_typename: code, exception_value: value } = expected;
  if (typeof code !== "string" || typeof value !== "string") return expected;
  return { Error: { Code: code, Message: value.replace(/^.* operation: /s, "") } };
}

/** The functions that a recorded request calls, by name, with what they return. */
export function functionsOf({ params, expected }: RecordedTest): Map<string, "its input" | "HelloWorld!"> {
  if (params["mock"] !== undefined) return new Map();
  const names = JSON.stringify(params).match(/\blambda_func_\w+/g) ?? [];
  const returned = JSON.stringify(expected).includes("HelloWorld!") ? "HelloWorld!" : "its input";
  return new Map(names.map((name) => [name, returned]));
}

/** The role that a recorded request names. */
export function roleOf({ params }: RecordedTest): string | undefined {
  return typeof params["roleArn"] === "string" ? params["roleArn"].split("/").at(-1) : undefined;
}
