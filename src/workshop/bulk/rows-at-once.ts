import { readConcurrency } from "../../aws/account/quotas.ts";
import type { Environment } from "../environment.ts";

/** The functions that an execution of stage 4 runs at a time. */
const functionsOfRow = 2;

/**
 * How many rows run at a time. New accounts run ten functions at once (Lambda Developer Guide, "Lambda quotas"), and the
 * first machines have no Retry: where nobody chose a number, it is no more than the account bears. A limit that cannot
 * be read is none.
 *
 * @param wanted.isChosen whether a person chose the number: it is kept then, and what may come of it is said
 */
export async function chooseRowsAtOnce(
  environment: Environment,
  wanted: { readonly concurrency: number; readonly isChosen: boolean },
): Promise<number> {
  const { concurrency, isChosen } = wanted;
  if (environment.target.target !== "aws") return concurrency;
  const limit = await readConcurrency(environment.session).catch(() => undefined);
  if (limit === undefined) return concurrency;
  const most = Math.max(1, Math.floor(limit / functionsOfRow));
  if (concurrency <= most) return concurrency;
  const rows = isChosen ? concurrency : most;
  const code = isChosen ? "rows-at-once-many" : "rows-at-once-few";
  environment.port.notify({ type: "note", text: { code, values: { limit, rows } } });
  return rows;
}
