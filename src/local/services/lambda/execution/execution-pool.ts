import { availableParallelism } from "node:os";
import { AwsError } from "../../../aws-error.ts";
import type { Environment } from "./environment.ts";
import { createKeptEnvironments, type KeptEnvironment, type PooledFunction } from "./kept-environments.ts";

/** Keeps environments warm and hands each to one invocation at a time. */
interface ExecutionPool<E extends Environment> {
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
  readonly resolve: (place: KeptEnvironment<E>) => void;
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
  const places = createKeptEnvironments<E>({ now: options.now, limit, onEnd: options.onEnd });
  const queue = new Set<Waiting<E>>();
  let patienceTimer: NodeJS.Timeout | undefined;
  let closed = false;

  const currentPatience = (): number => (places.isFull() ? patience.replace : patience.start);

  /** The place an invocation gets now, if it gets one. */
  function findPlace({ pooled, start, since }: Waiting<E>): KeptEnvironment<E> | undefined {
    if (!pooled.nested && places.busyCount() >= limit) return undefined;
    const warm = places.takeWarm(pooled);
    if (warm) return warm;
    const mayWait = !pooled.nested && options.now() - since < currentPatience();
    return mayWait && places.willBeFree(pooled) ? undefined : places.open(pooled, start);
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
    if (first && places.busyCount() < limit)
      patienceTimer = setTimeout(serve, Math.max(1, first.since + currentPatience() - options.now()));
  }

  function claim(pooled: PooledFunction, start: () => E): Promise<KeptEnvironment<E>> {
    return new Promise((resolve, reject) => {
      queue.add({ pooled, start, since: options.now(), resolve, reject });
      serve();
    });
  }

  function count(key: string): number {
    return places.busyCountOf(key) + [...queue].filter(({ pooled }) => pooled.key === key).length;
  }

  return {
    async run(pooled, start, work) {
      if (closed) throw beingStopped();
      if (pooled.reserved !== undefined && count(pooled.key) >= pooled.reserved) throw tooManyRequests();
      const place = await claim(pooled, start);
      try {
        return await work(place.environment);
      } finally {
        places.release(place);
        serve();
      }
    },
    retire: places.retire,
    environments: places.environments,
    runningCount: () => places.busyCount() + queue.size,
    async close() {
      closed = true;
      clearTimeout(patienceTimer);
      for (const { reject } of queue) reject(beingStopped());
      queue.clear();
      await places.endAll();
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
