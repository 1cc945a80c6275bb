import type { ServiceName } from "../service.ts";

/** The faults that the endpoint can inject, as they occur on AWS under load, after changes, and on a bad network. */
export const faultKinds = [
  "throttle",
  "error",
  "delay",
  "stale",
  "reset",
  "lost-answer",
  "propagation",
  "deleting-for",
  "without-service",
  "head-403",
  "slow-stack",
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** Whose calls a fault concerns: the person's over HTTP, a role's over HTTP (functions), or a state machine's. */
export const faultOrigins = ["person", "functions", "machines"] as const;

export type FaultOrigin = (typeof faultOrigins)[number];

/** One fault, as it is stored. What is missing is not limited. */
export interface Fault {
  /** `f1`, `f2`, …: its name in the list and in the log. */
  readonly id: string;
  readonly kind: FaultKind;
  readonly service?: ServiceName | undefined;
  /** An operation, or a pattern with `*`. */
  readonly operation?: string | undefined;
  readonly from?: readonly FaultOrigin[] | undefined;
  /** Percent of the calls it concerns, 0 to 100. */
  readonly rate?: number | undefined;
  /** The most times it strikes. */
  readonly count?: number | undefined;
  /** The calls it leaves alone first. */
  readonly skip?: number | undefined;
  /** Decides which calls a rate strikes. */
  readonly seed: number;
  /** Of delay, stale, propagation, deleting-for and slow-stack. */
  readonly seconds?: number | undefined;
  /** Of stale: the number of calls after a write for which reads lag. */
  readonly calls?: number | undefined;
  /** Of error. */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly status?: number | undefined;
  /** Of throttle: the calls allowed at once, and those more each second. */
  readonly bucket?: number | undefined;
  readonly refill?: number | undefined;
  /** The profile it was added by. */
  readonly profile?: string | undefined;
}

/** Seconds of a fault that names none. */
export const usualSeconds: Readonly<Partial<Record<FaultKind, number>>> = {
  delay: 2,
  stale: 2,
  propagation: 10,
  "deleting-for": 30,
  "slow-stack": 2,
};
