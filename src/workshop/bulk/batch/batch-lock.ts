import { UserError } from "../../../user-error.ts";
import { claimFile } from "../../claim-file.ts";

/**
 * Claims a batch for this process, so that no two write its journal.
 *
 * @returns what gives it back
 * @throws UserError while another process works on it
 */
export function lockBatch(lock: string, batch: string): () => void {
  const { release, heldBy } = claimFile(lock);
  if (release) return release;
  throw new UserError({ code: "batch-in-use", values: { batch, process: heldBy } });
}
