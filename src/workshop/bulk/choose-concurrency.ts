import { readConcurrency } from "../../aws/account/quotas.ts";
import { rekognitionCallsPerSecond } from "../doctor/regions.ts";
import type { Environment } from "../environment.ts";

/** The functions that an execution of stage 4 runs at a time. */
const functionsOfRow = 2;

/**
 * How many rows run at a time. New accounts run ten functions at once (Lambda Developer Guide, "Lambda quotas"), most
 * regions allow five calls of an operation of Rekognition per second, and the first machines have no Retry. A row takes
 * about a second and calls each operation once. Where nobody chose a number, it is no more than account and region bear.
 * A limit that cannot be read is none.
 *
 * @param wanted.isChosen whether a person chose the number: it is kept then, and what may come of it is said
 */
export async function chooseConcurrency(
  environment: Environment,
  wanted: { readonly concurrency: number; readonly isChosen: boolean },
): Promise<number> {
  const { concurrency, isChosen } = wanted;
  const { target, session, port } = environment;
  if (target.target !== "aws") return concurrency;
  const { region } = target;
  const perSecond = rekognitionCallsPerSecond(region);
  const limit = await readConcurrency(session).catch(() => undefined);
  const ofFunctions = limit === undefined ? Infinity : Math.max(1, Math.floor(limit / functionsOfRow));
  const most = Math.min(ofFunctions, perSecond);
  if (concurrency <= most) return concurrency;
  const rows = isChosen ? concurrency : most;
  if (limit !== undefined && ofFunctions <= perSecond) {
    const code = isChosen ? "rows-at-once-many" : "rows-at-once-few";
    port.notify({ type: "note", text: { code, values: { limit, rows } } });
  } else {
    const code = isChosen ? "rows-at-once-throttled" : "rows-at-once-slow";
    port.notify({ type: "note", text: { code, values: { region, perSecond, rows } } });
  }
  return rows;
}
