import { setTimeout as sleep } from "node:timers/promises";
import { steadyNow } from "../../../steady-clock.ts";
import type { RunningPage } from "../../../aws/execution/list-running.ts";

/** Learns of the ends of many executions by few calls: whatever runs no longer stands in the list of what runs. */
export interface ExecutionFollower {
  /**
   * Resolves when an execution has probably ended, or is late. The list lags behind, so an execution that turns out to
   * run is to be followed once more.
   *
   * @param deadline moment of `steadyNow` after which it is late
   */
  follow(name: string, deadline: number): Promise<"ended" | "late">;
}

/** How a machine's executions are looked at. */
interface FollowOptions {
  readonly listRunning: (nextToken: string | undefined) => Promise<RunningPage>;
  /** Longest pause between two looks, in milliseconds, where executions do not take long. */
  readonly pollMs: number;
  /** How long a new execution may be missing in the list. */
  readonly lagMs: number;
}

interface Followed {
  readonly since: number;
  readonly deadline: number;
  readonly resolve: (end: "ended" | "late") => void;
  readonly reject: (error: unknown) => void;
}

const shortestPauseMs = 20;
const longestPauseMs = 5000;
/** An end may be learned of late by this share of what executions take: it costs nobody anything then. */
const lateness = 0.1;

/** Follows the executions of one machine. It looks only while there is something to follow. */
export function createFollower({ listRunning, pollMs, lagMs }: FollowOptions): ExecutionFollower {
  const followed = new Map<string, Followed>();
  let looking = false;
  let usualMs = 0;

  /** The expected duration of executions: before the first has ended, all have taken longer than the newest. */
  function expectedMs(): number {
    if (usualMs > 0) return usualMs;
    let newest = 0;
    for (const { since } of followed.values()) newest = Math.max(newest, since);
    return newest === 0 ? 0 : steadyNow() - newest;
  }

  function nextDeadline(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { deadline } of followed.values()) next = Math.min(next, deadline);
    return next;
  }

  async function look(): Promise<void> {
    let pauseMs = shortestPauseMs;
    while (followed.size > 0) {
      await sleep(Math.max(shortestPauseMs, Math.min(pauseMs, nextDeadline() - steadyNow())));
      const ended = await findEnded();
      settle(ended);
      const longest = Math.max(pollMs, Math.min(longestPauseMs, expectedMs() * lateness));
      pauseMs = ended.size > followed.size ? shortestPauseMs : Math.min(longest, pauseMs * 1.6);
    }
    // Before anything else can happen: followers from now on have to look again.
    looking = false;
  }

  /** Those that do not stand in the list any more; it is read only as far as needed to see all others. */
  async function findEnded(): Promise<Set<string>> {
    const now = steadyNow();
    const missing = new Set<string>();
    for (const [name, { since }] of followed) if (now - since >= lagMs) missing.add(name);
    let nextToken: string | undefined;
    while (missing.size > 0) {
      const page = await listRunning(nextToken);
      for (const name of page.names) missing.delete(name);
      nextToken = page.nextToken;
      if (nextToken === undefined) break;
    }
    return missing;
  }

  function settle(ended: ReadonlySet<string>): void {
    const now = steadyNow();
    for (const [name, { since, deadline, resolve }] of followed) {
      if (!ended.has(name) && now < deadline) continue;
      followed.delete(name);
      usualMs = usualMs === 0 ? now - since : usualMs * 0.9 + (now - since) * 0.1;
      resolve(ended.has(name) ? "ended" : "late");
    }
  }

  async function lookUntilAllEnded(): Promise<void> {
    looking = true;
    try {
      await look();
    } catch (error) {
      for (const { reject } of followed.values()) reject(error);
      followed.clear();
      looking = false;
    }
  }

  return {
    follow(name, deadline) {
      return new Promise((resolve, reject) => {
        followed.set(name, { since: steadyNow(), deadline, resolve, reject });
        if (!looking) void lookUntilAllEnded();
      });
    },
  };
}
