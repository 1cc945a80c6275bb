/** A fixed number of places for what runs at the same time. */
interface Slots {
  /** Resolves when a place is free, and takes it. */
  take(): Promise<void> | undefined;
  release(): void;
  readonly taken: number;
  /** Resolves when every place is free. */
  allFree(): Promise<void>;
}

/** `count` calls may run at a time; later ones wait in their order. */
export function createSlots(count: number): Slots {
  const waiting: (() => void)[] = [];
  const whenFree: (() => void)[] = [];
  let taken = 0;
  return {
    take() {
      if (taken < count) {
        taken += 1;
        return undefined;
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    release() {
      const next = waiting.shift();
      if (next) {
        next();
        return;
      }
      taken -= 1;
      if (taken === 0) for (const free of whenFree.splice(0)) free();
    },
    get taken() {
      return taken;
    },
    async allFree() {
      if (taken > 0) await new Promise<void>((resolve) => whenFree.push(resolve));
    },
  };
}
