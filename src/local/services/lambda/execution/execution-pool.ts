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
/**
 * How long an invocation waits for a busy environment of its own function, in milliseconds: before one more is started,
 * about as long as a start takes a core; before another function's idle one makes room for it, longer. With more
 * functions than places, starting at once would cost more than all of their work.
 */
const defaultPatience = { start: 150, replace: 1000 };

interface Waiting<E> {
  readonly pooled: PooledFunction;
  readonly start: () => E;
  readonly since: number;
  readonly resolve: (place: Place<E>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes a pool.
 *
 * @param options.limit how many invocations run at once (default: by the number of cores, 10 at least)
 * @param options.patience as `defaultPatience` has it
 */
export function createExecutionPool<E extends Environment>(options: {
  now: () => number;
  limit?: number;
  patience?: { readonly start: number; readonly replace: number };
  onEnd?: () => void;
}): ExecutionPool<E> {
  const limit = options.limit ?? defaultLimit;
  const patience = options.patience ?? defaultPatience;
  const busy = new Set<Place<E>>();
  // In the order they became idle: the first has waited longest.
  const idle = new Set<Place<E>>();
  const queue = new Set<Waiting<E>>();
  let patienceTimer: NodeJS.Timeout | undefined;
  let closed = false;

  async function end(place: Place<E>): Promise<void> {
    clearTimeout(place.idleTimer);
    idle.delete(place);
    busy.delete(place);
    await place.environment.end();
    options.onEnd?.();
  }

  function serves(place: Place<E>, pooled: PooledFunction): boolean {
    return place.key === pooled.key && place.revision === pooled.revision && !place.retired;
  }

  function takeWarm(pooled: PooledFunction): Place<E> | undefined {
    for (const place of [...idle].toReversed()) {
      if (!serves(place, pooled)) continue;
      if (place.environment.alive() && options.now() - place.environment.startedAt < longestLife) {
        clearTimeout(place.idleTimer);
        idle.delete(place);
        return place;
      }
      void end(place);
    }
    return undefined;
  }

  /** The place an invocation gets now, if it gets one. */
  function findPlace({ pooled, start, since }: Omit<Waiting<E>, "resolve" | "reject">): Place<E> | undefined {
    if (!pooled.nested && busy.size >= limit) return undefined;
    const place = takeWarm(pooled) ?? makeRoom(pooled, start, since);
    if (place) busy.add(place);
    return place;
  }

  function makeRoom(pooled: PooledFunction, start: () => E, since: number): Place<E> | undefined {
    const willBeFree = !pooled.nested && [...busy].some((place) => serves(place, pooled));
    if (willBeFree && options.now() - since < currentPatience()) return undefined;
    const [oldest] = idle;
    if (oldest && isFull()) void end(oldest);
    return { key: pooled.key, revision: pooled.revision, environment: start(), retired: false };
  }

  function isFull(): boolean {
    return idle.size + busy.size >= limit;
  }

  function currentPatience(): number {
    return isFull() ? patience.replace : patience.start;
  }

  /** Gives places to those that wait, in turn. */
  function serve(): void {
    clearTimeout(patienceTimer);
    patienceTimer = undefined;
    for (const waiting of queue) {
      try {
        const place = findPlace(waiting);
        if (!place) continue;
        queue.delete(waiting);
        waiting.resolve(place);
      } catch (error) {
        queue.delete(waiting);
        waiting.reject(error);
      }
    }
    const [first] = queue;
    if (first && busy.size < limit)
      patienceTimer = setTimeout(serve, Math.max(1, first.since + currentPatience() - options.now()));
  }

  function claim(pooled: PooledFunction, start: () => E): Promise<Place<E>> {
    return new Promise((resolve, reject) => {
      queue.add({ pooled, start, since: options.now(), resolve, reject });
      serve();
    });
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
    serve();
  }

  function count(key: string): number {
    const running = [...busy].filter((place) => place.key === key).length;
    return running + [...queue].filter(({ pooled }) => pooled.key === key).length;
  }

  return {
    async run(pooled, start, work) {
      if (closed) throw beingStopped();
      if (pooled.reserved !== undefined && count(pooled.key) >= pooled.reserved) throw tooManyRequests();
      const place = await claim(pooled, start);
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
    runningCount: () => busy.size + queue.size,
    async close() {
      closed = true;
      clearTimeout(patienceTimer);
      for (const { reject } of queue) reject(beingStopped());
      queue.clear();
      await Promise.all([...idle, ...busy].map(end));
    },
  };
}

function beingStopped(): AwsError {
  return new AwsError("ServiceException", "The local endpoint is being stopped.", { statusCode: 500 });
}

function tooManyRequests(): AwsError {
  return new AwsError("TooManyRequestsException", "Rate Exceeded.", {
    members: { Reason: "ReservedFunctionConcurrentInvocationLimitExceeded", Type: "User" },
  });
}
