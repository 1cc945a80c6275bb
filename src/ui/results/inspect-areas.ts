import type { Words } from "../../text/words.ts";

/** The areas that views of the environment are worded by. */
export const inspectAreas = ["labels", "screen-inspect", "progress-stages", "outcome"] as const;
export type InspectWords = Words<(typeof inspectAreas)[number]>;
