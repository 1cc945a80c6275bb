import { type Json, validateDefinition } from "../../../../src/local/states-language/index.ts";
import { machineOf, runMachine, type TaskAnswer } from "./run-machine.ts";

const prefix = /^An error occurred while executing the state 'State' \(entered at the event id #2\)\. /;

/** How a machine of one state fails, without the words that begin every such cause. */
export async function failureOf(state: Record<string, Json>, input: Json = {}, answer: TaskAnswer = { output: {} }) {
  const { outcome } = await runMachine({ definition: machineOf(state), input, task: () => answer });
  if (outcome?.status !== "FAILED") throw new Error(`The execution ended with ${outcome?.status}`);
  return { error: outcome.error, cause: outcome.cause?.replace(prefix, "") };
}

/** The diagnostics of ValidateStateMachineDefinition, one line each. */
export function diagnosticsOf(definition: unknown): string[] {
  return validateDefinition(JSON.stringify(definition)).map(
    ({ code, message, location }) => `${code}: ${message} at ${location}`,
  );
}
