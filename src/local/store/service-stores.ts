import type { Uncommitted } from "./group-commit.ts";
import type { Store } from "./store.ts";

/** One store as its services share it. Services are identified by their signing names: data belongs to those. */
export interface ServiceStores {
  /** The store as one service sees it: what it writes is remembered to be its own. */
  storeOf(service: string): Store;
  /** Changes that `asked` made may have reached `service` by now. */
  learnFrom(service: string, asked: string): void;
  /**
   * Resolves when everything an answer of the service can contain is on disk. What other services write meanwhile, for
   * other requests, is nothing it has to wait for.
   */
  committed(service: string): Promise<void>;
}

/** Shares a store among services. */
export function shareStore(store: Store): ServiceStores {
  const last = new Map<string, Uncommitted>();

  function note(service: string, changes: Uncommitted | undefined): void {
    if (!changes || changes.order <= (last.get(service)?.order ?? 0)) return;
    last.set(service, changes);
    // Changes that could not be written are undone: those who asked meanwhile hear of it, nobody later.
    const settled = (): void => void (last.get(service) === changes && last.delete(service));
    changes.promise.then(settled, settled);
  }

  return {
    storeOf: (service) => ({
      ...store,
      write(work) {
        const result = store.write(work);
        note(service, store.uncommitted());
        return result;
      },
    }),
    learnFrom: (service, asked) => note(service, last.get(asked)),
    committed: async (service) => last.get(service)?.promise,
  };
}
