import type { Store } from "../../../store/store.ts";
import { openActivities } from "./activities.ts";
import { openAliases } from "./aliases.ts";
import { openExecutions } from "./executions.ts";
import { openHistory } from "./history.ts";
import { openMachines } from "./machines.ts";
import { openMapRuns } from "./map-runs.ts";
import { openTags } from "./tags.ts";
import { openTaskTokens } from "./task-tokens.ts";
import { migrations } from "./tables.ts";
import { openVersions } from "./versions.ts";

/** Everything the service keeps in the store. */
export type Records = ReturnType<typeof openRecords>;

/** Creates or migrates the tables and opens them. */
export function openRecords(store: Store) {
  store.migrate("states", migrations);
  return {
    store,
    machines: openMachines(store),
    mapRuns: openMapRuns(store),
    versions: openVersions(store),
    aliases: openAliases(store),
    executions: openExecutions(store),
    history: openHistory(store),
    taskTokens: openTaskTokens(store),
    activities: openActivities(store),
    tags: openTags(store),
  };
}
