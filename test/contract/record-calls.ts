import { AwsError } from "../../src/local/aws-error.ts";
import type { TestEndpoint } from "../local/support/endpoint.ts";

/** A call as a service saw it, with its answer or the code of its error. */
export interface RecordedCall {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  readonly output?: unknown;
  readonly error?: string;
}

/**
 * Keeps every call of an endpoint from now on: over HTTP, by any protocol, and between services. What a service asks
 * itself is not a call of AWS.
 */
export function recordCalls(endpoint: TestEndpoint): RecordedCall[] {
  const calls: RecordedCall[] = [];
  const { dispatcher } = endpoint.served.endpoint;
  const carry = dispatcher.call.bind(dispatcher);
  dispatcher.call = async (call, origin) => {
    const { service, operation, input } = call;
    if (origin === service) return carry(call, origin);
    try {
      const output = await carry(call, origin);
      calls.push({ service, operation, input, output });
      return output;
    } catch (error) {
      if (error instanceof AwsError) calls.push({ service, operation, input, error: error.code });
      throw error;
    }
  };
  return calls;
}
