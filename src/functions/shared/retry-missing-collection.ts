import { setTimeout as sleep } from "node:timers/promises";
import { isNamedError } from "./named-error.ts";

/** Milliseconds between tries. */
const waits = [100, 200, 400, 800];

/**
 * Calls Rekognition again when it says for a moment that a collection does not exist: collections are eventually
 * consistent, and about one call in ten misses one that is there. A collection that is not there stays an error.
 */
export async function retryMissingCollection<T>(call: () => Promise<T>): Promise<T> {
  for (const wait of waits) {
    try {
      return await call();
    } catch (error) {
      if (!isNamedError(error, "ResourceNotFoundException")) throw error;
      await sleep(wait);
    }
  }
  return call();
}
