import { AwsError } from "../../../../../src/local/aws-error.ts";
import type { SimulatedCall } from "./states-host.ts";

/** The code of a simulated function; a `FunctionError` it throws is reported as Lambda reports one. */
export type SimulatedFunction = (event: unknown) => unknown;

/** An error a simulated function throws. */
export class FunctionError extends Error {
  readonly payload: string;

  constructor(payload: object) {
    super();
    this.payload = JSON.stringify(payload);
  }
}

/** Lambda's Invoke over functions by name. */
export function simulateLambda(functions: Record<string, SimulatedFunction>): SimulatedCall {
  return async ({ service, operation, input }) => {
    if (service !== "lambda" || operation !== "Invoke")
      throw new AwsError("InternalFailure", `${service} ${operation}`);
    const { FunctionName, Payload } = readInput(input);
    const run = functions[FunctionName.split(":").at(-1) ?? ""];
    if (!run) throw new AwsError("ResourceNotFoundException", `Function not found: ${FunctionName}`);
    const answer = { StatusCode: 200, ExecutedVersion: "$LATEST" };
    try {
      const result = await run(JSON.parse(Buffer.from(Payload).toString()));
      return { ...answer, Payload: Buffer.from(JSON.stringify(result ?? null)) };
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      return { ...answer, FunctionError: "Unhandled", Payload: Buffer.from(error.payload) };
    }
  };
}

function readInput(input: unknown): { FunctionName: string; Payload: Uint8Array } {
  if (typeof input !== "object" || input === null || !("FunctionName" in input) || !("Payload" in input))
    throw new Error("Invoke without a function");
  const { FunctionName, Payload } = input;
  if (!(Payload instanceof Uint8Array)) throw new Error("Invoke without a payload");
  return { FunctionName: String(FunctionName), Payload };
}
