import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sendRaw } from "../support/raw-request.ts";
import { type RecordedTest } from "./recorded-states.ts";

/** The first difference between two values, or null. Words such as `date` stand for any value. */
type Match = (expected: unknown, actual: unknown) => string | null;

/** Sends every recorded TestState call, and answers what differs, by the recording's id. */
export async function compareStates(
  tests: readonly RecordedTest[],
  { url, folder }: { url: string; folder: string },
): Promise<ReadonlyMap<string, string>> {
  const { match }: { match: Match } = await import(pathToFileURL(join(folder, "compare.mjs")).href);
  const differences = new Map<string, string>();
  for (const { id, params, expected } of tests) {
    const difference = match(expected, await testState(url, params));
    if (difference !== null) differences.set(id, difference);
  }
  return differences;
}

async function testState(url: string, params: RecordedTest["params"]): Promise<unknown> {
  const { status, body } = await sendRaw(url, {
    service: "states",
    headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": "AWSStepFunctions.TestState" },
    body: JSON.stringify(params),
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    region: "us-east-1",
  });
  const answer: Record<string, unknown> = JSON.parse(body);
  if (status < 300) return answer;
  return { Error: { Code: String(answer["__type"]).split("#").at(-1), Message: answer["message"] } };
}
