import { afterAll } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "./endpoint.ts";

/** Starts an endpoint that the tests of a file share; it is closed after them. */
export async function useTestEndpoint(options?: Parameters<typeof startTestEndpoint>[0]): Promise<TestEndpoint> {
  const endpoint = await startTestEndpoint(options);
  afterAll(() => endpoint.close());
  return endpoint;
}
