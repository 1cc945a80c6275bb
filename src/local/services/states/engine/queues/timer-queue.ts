/** A moment something waits for; `cancel` forgets it. */
export interface Timer {
  /** Milliseconds since 1970. */
  readonly at: number;
  cancel(): void;
}

/** All waits of the service in one queue ordered by time, behind a single timer of the process. */
export interface TimerQueue {
  set(at: number, fire: () => void): Timer;
  close(): void;
}

interface Entry {
  /** As of the steady clock. */
  readonly at: number;
  readonly order: number;
  fire: (() => void) | undefined;
}

/** Timers stand still while a laptop sleeps: a wait longer than this is looked at again in between. */
const longestSleep = 10_000;

/** When very many waits end together, requests are answered in between. */
const firedAtOnce = 256;

/**
 * Makes a queue. A wait lasts as long as it was to last when it was set, also when somebody sets the clock meanwhile.
 *
 * @param now milliseconds since 1970
 * @param steady milliseconds of a clock that cannot be set
 */
export function createTimerQueue(now: () => number, steady: () => number = () => performance.now()): TimerQueue {
  const heap: Entry[] = [];
  let cancelled = 0;
  let order = 0;
  let sleep: { readonly until: number; readonly handle: NodeJS.Timeout } | undefined;

  function wakeFor(first: Entry | undefined): void {
    if (sleep && first && sleep.until <= first.at) return;
    if (sleep) clearTimeout(sleep.handle);
    const delay = first && Math.min(Math.max(Math.ceil(first.at - steady()), 0), longestSleep);
    sleep = first && { until: first.at, handle: setTimeout(fireDue, delay) };
  }

  function fireDue(): void {
    sleep = undefined;
    // What is set by those that fire has to wait for the next turn, or a chain of them would never let go.
    const newest = order;
    for (let left = firedAtOnce; left > 0; left--) {
      const first = heap[0];
      if (!first || first.order >= newest || (first.fire && first.at > steady())) break;
      removeFirst(heap);
      const { fire } = first;
      first.fire = undefined;
      if (fire) fire();
      else cancelled--;
    }
    wakeFor(heap[0]);
  }

  /** Cancelled entries stay until they come up, or until they are most of the queue. */
  function compact(): void {
    if (cancelled < 64 || cancelled * 2 < heap.length) return;
    const live = heap.filter((entry) => entry.fire).sort(compare);
    heap.splice(0, heap.length, ...live);
    cancelled = 0;
  }

  return {
    set(at, fire) {
      const entry: Entry = { at: steady() + at - now(), order: order++, fire };
      insert(heap, entry);
      wakeFor(heap[0]);
      return {
        at,
        cancel() {
          if (!entry.fire) return;
          entry.fire = undefined;
          cancelled++;
          compact();
        },
      };
    },
    close() {
      heap.length = 0;
      wakeFor(undefined);
    },
  };
}

function compare(a: Entry, b: Entry): number {
  return a.at - b.at || a.order - b.order;
}

function insert(heap: Entry[], entry: Entry): void {
  let index = heap.push(entry) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent];
    if (!above || compare(above, entry) <= 0) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = entry;
}

function removeFirst(heap: Entry[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let index = 0;
  for (;;) {
    const left = heap[2 * index + 1];
    const right = heap[2 * index + 2];
    const child = right && left && compare(right, left) < 0 ? 2 * index + 2 : 2 * index + 1;
    const below = heap[child];
    if (!below || compare(last, below) <= 0) break;
    heap[index] = below;
    index = child;
  }
  heap[index] = last;
}
