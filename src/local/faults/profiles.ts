import type { Fault } from "./fault.ts";

/** A fault of a profile, without the ids. */
type ProfileFault = Omit<Fault, "id" | "profile">;

/**
 * Named sets of faults. The state machines' own calls are left out where it is about load: the workshop's first machines have
 * no Retry on purpose, and the exercise about Retry adds its fault itself.
 */
export const faultProfiles: Readonly<Record<string, (seed: number) => readonly ProfileFault[]>> = {
  /** Thirty people in one account, on the network of a conference. */
  "aws-busy-room": (seed) => [
    { kind: "throttle", rate: 10, seed, from: ["person", "functions"] },
    { kind: "reset", rate: 2, seed: seed + 1, from: ["person", "functions"] },
    { kind: "lost-answer", rate: 2, seed: seed + 2, from: ["person", "functions"] },
    { kind: "stale", seconds: 2, seed: seed + 3 },
  ],
  /** Lambda's throttling in a new account with ten concurrent executions, for the exercise about Retry. */
  "lambda-throttles": (seed) => [
    { kind: "throttle", service: "lambda", operation: "Invoke", rate: 30, seed, from: ["machines"] },
  ],
  /** Every read lags, new roles cannot be assumed at once, and names stay in use after a deletion. */
  "eventually-consistent": (seed) => [
    { kind: "stale", seconds: 3, seed },
    { kind: "propagation", seconds: 10, seed },
    { kind: "deleting-for", seconds: 10, seed },
  ],
  /** A region that AWS does not offer Rekognition in. */
  "without-rekognition": (seed) => [{ kind: "without-service", service: "rekognition", seed }],
};

export const faultProfileNames: readonly string[] = Object.keys(faultProfiles).sort();
