import type { Environment } from "./environment.ts";

/** A function as the pool sees it. */
export interface PooledFunction {
  /** The same for all environments of one function. */
  readonly key: string;
  /** Changes with the function's code and configuration: an environment serves only its own. */
  readonly revision: string;
  /** How many invocations may run at once; more are refused. Without it they wait for a place. */
  readonly reserved?: number;
  /**
   * True for an invocation that another function waits for: it gets its own place, or both could wait for ever.
   */
  readonly nested: boolean;
}

/** An environment with the function it serves. */
export interface KeptEnvironment<E> {
  readonly key: string;
  readonly revision: string;
  readonly environment: E;
  /** It takes no more invocations. */
  retired: boolean;
  idleTimer?: NodeJS.Timeout;
}

/** The environments there are: busy with one invocation each, or idle and warm. */
interface KeptEnvironments<E extends Environment> {
  /** Takes an idle environment of a function. The one that was used last comes first. */
  takeWarm(pooled: PooledFunction): KeptEnvironment<E> | undefined;
  /** Adds a busy place for a new environment. Where all places are taken, the one idle for longest makes room. */
  open(pooled: PooledFunction, start: () => E): KeptEnvironment<E>;
  /** Makes a busy place idle, or ends it when it is retired or its process is gone. */
  release(place: KeptEnvironment<E>): void;
  /** Ends a function's environments: idle ones now, others after their invocation. */
  retire(key: string): void;
  /** Whether a busy place will be free for this function. */
  willBeFree(pooled: PooledFunction): boolean;
  busyCount(): number;
  busyCountOf(key: string): number;
  isFull(): boolean;
  environments(): E[];
  endAll(): Promise<void>;
}

/** Temporary credentials are part of an environment: it ends well before they do. */
const longestLife = 30 * 60_000;
const longestIdle = 5 * 60_000;

/**
 * @param options.now milliseconds of a steady clock
 * @param options.limit how many environments are kept
 * @param options.onEnd called when an environment has ended
 */
export function createKeptEnvironments<E extends Environment>(options: {
  now: () => number;
  limit: number;
  onEnd: (() => void) | undefined;
}): KeptEnvironments<E> {
  const busy = new Set<KeptEnvironment<E>>();
  // In the order they became idle: the first has waited longest.
  const idle = new Set<KeptEnvironment<E>>();

  async function end(place: KeptEnvironment<E>): Promise<void> {
    clearTimeout(place.idleTimer);
    idle.delete(place);
    busy.delete(place);
    await place.environment.end();
    options.onEnd?.();
  }

  function isFresh({ environment }: KeptEnvironment<E>): boolean {
    return environment.alive() && options.now() - environment.startedAt < longestLife;
  }

  const isFull = (): boolean => idle.size + busy.size >= options.limit;

  return {
    isFull,
    takeWarm(pooled) {
      for (const place of [...idle].toReversed().filter((one) => serves(one, pooled))) {
        if (!isFresh(place)) {
          void end(place);
          continue;
        }
        clearTimeout(place.idleTimer);
        idle.delete(place);
        busy.add(place);
        return place;
      }
      return undefined;
    },
    open({ key, revision }, start) {
      const [oldest] = idle;
      if (oldest && isFull()) void end(oldest);
      const place: KeptEnvironment<E> = { key, revision, environment: start(), retired: false };
      busy.add(place);
      return place;
    },
    release(place) {
      busy.delete(place);
      if (place.retired || !place.environment.alive()) {
        void end(place);
        return;
      }
      idle.add(place);
      place.idleTimer = setTimeout(() => void end(place), longestIdle);
      place.idleTimer.unref();
    },
    retire(key) {
      for (const place of busy) if (place.key === key) place.retired = true;
      for (const place of idle) if (place.key === key) void end(place);
    },
    willBeFree: (pooled) => [...busy].some((place) => serves(place, pooled)),
    busyCount: () => busy.size,
    busyCountOf: (key) => [...busy].filter((place) => place.key === key).length,
    environments: () => [...idle, ...busy].map((place) => place.environment),
    async endAll() {
      await Promise.all([...idle, ...busy].map(end));
    },
  };
}

function serves(place: KeptEnvironment<Environment>, pooled: PooledFunction): boolean {
  return place.key === pooled.key && place.revision === pooled.revision && !place.retired;
}
