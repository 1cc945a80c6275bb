import type { Environment } from "../workshop/environment.ts";
import type { ConsoleSource } from "./console.ts";

/**
 * Supplies what a read-only console shows: an environment on AWS, or anywhere else, by the credentials of the person
 * who started it. Nothing is changed through it, and nothing reports changes: open pages look again every few seconds.
 */
export function createSessionSource(environment: Environment): ConsoleSource {
  const quiet: Environment = {
    ...environment,
    port: {
      notify: () => undefined,
      ask: () => Promise.resolve(false),
      enter: () => Promise.reject(new Error("the console asks nothing")),
    },
  };
  return {
    readOnly: true,
    changes: () => undefined,
    outbox: () => Promise.resolve(undefined),
    openEnvironment: () => Promise.resolve(quiet),
  };
}
