import { availableParallelism } from "node:os";
import { AwsError } from "../../../aws-error.ts";
import type { Environment } from "./environment.ts";

/** A function as the pool sees it. */
export interface PooledFunction {
  /** The same for all environments of one function. */
  readonly key: string;
  /** Changes with the function's code and configuration: an environment serves only its own. */
  readonly revision: string;
  /** How many invocations may run at once; more are refused. Without it they wait for a place. */
  readonly reserved?: number;
  /** True for an invocation that another function waits for: it gets a place of its own, or both could wait for ever. */
  readonly nested: boolean;
}

interface Place<E> {
  readonly key: string;
  readonly revision: string;
  readonly environment: E;
  retired: boolean;
  idleTimer?: NodeJS.Timeout;
}

/** Keeps environments warm and hands each to one invocation at a time. */
export interface ExecutionPool<E extends Environment> {
  /**
   * Runs `work` in an environment of a function: a warm one, else the one that `start` makes.
   *
   * @throws AwsError `TooManyRequestsException` when the function's reserved concurrency is used up
   */
  run<T>(pooled: PooledFunction, start: () => E, work: (environment: E) => Promise<T>): Promise<T>;
  /** Ends a function's environments: idle ones now, others after their invocation. */
  retire(key: string): void;
  /** The environments there are, idle and busy. */
  environments(): E[];
  runningCount(): number;
  close(): Promise<void>;
}

/** Invocations at a time beyond which others wait, also the number of processes kept. */
const defaultLimit = Math.max(10, availableParallelism() * 2);
/** Temporary credentials are part of an environment: it ends well before they do. */
const longestLife = 30 * 60_000;
const longestIdle = 5 * 60_000;

/** Makes a pool. @param options.limit how many invocations run at once (default: by the number of cores, 10 at least) */
export function createExecutionPool<E extends Environment>(options: {
  now: () => number;
  limit?: number;
  onEnd?: () => void;
}): ExecutionPool<E> {
  const limit = options.limit ?? defaultLimit;
  const busy = new Set<Place<E>>();
  // In the order they became idle: the first has waited longest.
  const idle = new Set<Place<E>>();
  const queue: { key: string; resume: () => void }[] = [];
  let starting = 0;
  let closed = false;

  async function end(place: Place<E>): Promise<void> {
    clearTimeout(place.idleTimer);
    idle.delete(place);
    busy.delete(place);
    await place.environment.end();
    options.onEnd?.();
  }

  function takeWarm(pooled: PooledFunction): Place<E> | undefined {
    for (const place of [...idle].toReversed()) {
      if (place.key !== pooled.key || place.revision !== pooled.revision) continue;
      if (place.environment.alive() && options.now() - place.environment.startedAt < longestLife) {
        clearTimeout(place.idleTimer);
        idle.delete(place);
        return place;
      }
      void end(place);
    }
    return undefined;
  }

  function startCold(pooled: PooledFunction, start: () => E): Place<E> {
    const [oldest] = idle;
    if (oldest && idle.size + busy.size >= limit) void end(oldest);
    return { key: pooled.key, revision: pooled.revision, environment: start(), retired: false };
  }

  function release(place: Place<E>): void {
    busy.delete(place);
    if (place.retired || !place.environment.alive()) {
      void end(place);
    } else {
      idle.add(place);
      place.idleTimer = setTimeout(() => void end(place), longestIdle);
      place.idleTimer.unref();
    }
    while (busy.size + starting < limit && queue.length > 0) queue.shift()?.resume();
  }

  function count(key: string): number {
    return [...busy, ...queue].filter((entry) => entry.key === key).length;
  }

  return {
    async run(pooled, start, work) {
      if (pooled.reserved !== undefined && count(pooled.key) >= pooled.reserved) throw tooManyRequests();
      if (!pooled.nested && busy.size + starting >= limit) {
        const { promise, resolve } = Promise.withResolvers<void>();
        // The place is given away at once, though the one who waited only goes on in a moment.
        queue.push({ key: pooled.key, resume: () => void (starting++, resolve()) });
        await promise;
        starting--;
      }
      if (closed) throw new AwsError("ServiceException", "The local endpoint is being stopped.", { statusCode: 500 });
      const place = takeWarm(pooled) ?? startCold(pooled, start);
      busy.add(place);
      try {
        return await work(place.environment);
      } finally {
        release(place);
      }
    },
    retire(key) {
      for (const place of busy) if (place.key === key) place.retired = true;
      for (const place of idle) if (place.key === key) void end(place);
    },
    environments: () => [...idle, ...busy].map((place) => place.environment),
    runningCount: () => busy.size + queue.length,
    async close() {
      closed = true;
      for (const { resume } of queue.splice(0)) resume();
      await Promise.all([...idle, ...busy].map(end));
    },
  };
}

function tooManyRequests(): AwsError {
  return new AwsError("TooManyRequestsException", "Rate Exceeded.", {
    members: { Reason: "ReservedFunctionConcurrentInvocationLimitExceeded", Type: "User" },
  });
}
