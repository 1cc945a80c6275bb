import { hash } from "node:crypto";
import type { RunStage } from "../../names.ts";
import type { Expectation } from "./expectation.ts";

/** One row of a manifest: whose photo goes through which machine, and what should come of it. */
export interface BulkRow {
  /** Counted from 1; a header is not a row. */
  readonly row: number;
  /** Where its author finds it: `line 12`, or the photo's path in a folder. */
  readonly place: string;
  readonly user: string;
  readonly key: string;
  /** The photo's file, as an absolute path. */
  readonly photo: string | undefined;
  /** Default: the stage of the whole run. */
  readonly stage: RunStage | undefined;
  readonly expect: Expectation | undefined;
}

/** Digests what makes a row the same work as another: user, key and stage, as 16 hexadecimal digits. */
export function digestRow(row: Pick<BulkRow, "user" | "key" | "stage">): string {
  return hash("sha1", `${row.user}\0${row.key}\0${row.stage ?? ""}`, "hex").slice(0, 16);
}
