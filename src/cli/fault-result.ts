import type { Words } from "../text/words.ts";
import { drawFaults } from "../ui/results/fault-text.ts";
import type { KnownFault } from "../workshop/endpoint/faults.ts";

/**
 * Returns the result of a command that changed the faults of a data folder. A running endpoint reads them before it
 * answers the look at it here.
 *
 * @param options.changed the faults that were added or removed
 * @param options.headline what was done
 */
export async function faultsChanged(options: {
  dataFolder: string;
  changed: readonly KnownFault[];
  headline: string;
  words: Words<"screen-fault">;
  columns: number;
}): Promise<{ result: object; text: string }> {
  const { dataFolder, changed, headline, words, columns } = options;
  const { observeDaemon } = await import("../local/daemon/index.ts");
  const state = await observeDaemon(dataFolder);
  const later = state.kind === "absent" ? [words.say("faults-apply-later")] : [];
  const table = changed.length === 0 ? [] : [drawFaults(changed, words, columns)];
  return {
    result: { faults: changed, running: state.kind !== "absent" },
    text: [[headline, ...later].join(" "), ...table].join("\n\n"),
  };
}
