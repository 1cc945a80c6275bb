import { createRecentCache } from "../../../recent-cache.ts";
import { parseDefinition } from "../../../states-language/index.ts";
import type { Machines } from "../records/machines.ts";
import type { LoadedRevision } from "./engine-context.ts";

/** Compiled definitions kept in memory; the least recently used one is evicted. */
const kept = 200;

/** Reads revisions with their definitions compiled, each once while it is in use. */
export function createRevisionLoader(machines: Machines): (id: number) => LoadedRevision {
  const loaded = createRecentCache<number, LoadedRevision>(kept);
  return (id) => {
    const known = loaded.get(id);
    if (known) return known;
    const record = machines.revision(id);
    if (!record) throw new Error(`revision ${id} of a state machine is not in the store`);
    const revision = { record, machine: parseDefinition(record.definition) };
    loaded.set(id, revision);
    return revision;
  };
}
