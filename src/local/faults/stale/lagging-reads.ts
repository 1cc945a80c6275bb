import { AwsError } from "../../aws-error.ts";
import type { DispatchedCall } from "../../dispatcher.ts";
import type { OperationInput } from "../../service-description.ts";
import { hideEntries, hideNames } from "./hide-names.ts";
import { createdBy } from "./operations.ts";

/** How long reads lag behind a change: seconds, or a number of reads. */
interface Lag {
  readonly seconds?: number | undefined;
  readonly calls?: number | undefined;
}

/** Carries a call out as it is. */
export type Carry = (call: DispatchedCall) => Promise<unknown>;

/** Reads of one endpoint that may answer as if the last changes had not happened. */
interface LaggingReads {
  /** Carries out a change, and notes what readers must not see yet. */
  write(call: DispatchedCall, lag: Lag): Promise<unknown>;
  /**
   * @param mayLag asked when the answer would be an old one
   */
  read(call: DispatchedCall, lag: Lag, mayLag: () => boolean): Promise<unknown>;
}

interface Change {
  readonly at: number;
  readonly made: readonly string[];
  readsSince: number;
}

interface KnownRead {
  readonly call: DispatchedCall;
  /** The answer before the change that readers do not see yet. */
  before?: { readonly at: number; readonly outcome: Outcome };
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

const longestInput = 4096;
const knownReads = 40;

/**
 * A read that was made before a change answers as it did then. For any other read, what the change made does not exist:
 * lists leave it out, and a read that names it fails as it does for a name that nothing has.
 */
export function createLaggingReads(options: { carry: Carry; now: () => number }): LaggingReads {
  const { carry, now } = options;
  const changes = new Map<string, Change[]>();
  const known = new Map<string, KnownRead>();

  const placeOf = ({ service, caller }: DispatchedCall): string => `${service} ${caller.region}`;

  function pending(call: DispatchedCall, { seconds, calls }: Lag): Change[] {
    const place = placeOf(call);
    const still = (changes.get(place) ?? []).filter((change) =>
      calls === undefined ? now() - change.at < (seconds ?? 0) * 1000 : change.readsSince < calls,
    );
    changes.set(place, still);
    return still;
  }

  function remember(key: string, call: DispatchedCall): KnownRead {
    const read = known.get(key) ?? { call: { ...call, signal: undefined } };
    known.delete(key);
    known.set(key, read);
    const [oldest] = known.keys();
    if (known.size > knownReads && oldest !== undefined) known.delete(oldest);
    return read;
  }

  /**
   * Keeps the answers that readers see until the change reaches them. A read that already lags keeps its older
   * answer.
   */
  async function keepAnswers(call: DispatchedCall, lagging: boolean): Promise<void> {
    for (const read of known.values()) {
      if (placeOf(read.call) !== placeOf(call) || (lagging && read.before)) continue;
      read.before = { at: now(), outcome: await settle(carry(read.call)) };
    }
  }

  return {
    async write(call, lag) {
      await keepAnswers(call, pending(call, lag).length > 0);
      const output = await carry(call);
      const made = createdBy(call.service, call.operation, inputOf(call), output);
      pending(call, lag).push({ at: now(), made, readsSince: 0 });
      return output;
    },
    async read(call, lag, mayLag) {
      const key = keyOf(call);
      const read = key === undefined ? undefined : remember(key, call);
      const lagging = pending(call, lag);
      if (lagging.length === 0) {
        if (read) delete read.before;
        return carry(call);
      }
      for (const change of lagging) change.readsSince += 1;
      if (read?.before) return mayLag() ? unsettle(read.before.outcome) : carry(call);
      const hidden = new Set(lagging.flatMap((change) => change.made));
      const away = hideNames(inputOf(call), hidden);
      if (hidden.size === 0 || !mayLag()) return carry(call);
      if (!away) return hideEntries(await carry(call), hidden);
      try {
        return await carry({ ...call, input: away.input });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        throw renamedError(error, away.restore);
      }
    },
  };
}

function renamedError(error: AwsError, restore: (text: string) => string): AwsError {
  const members = Object.entries(error.members).map(([name, value]): [string, unknown] => [
    name,
    typeof value === "string" ? restore(value) : value,
  ]);
  const status = error.statusCode === undefined ? {} : { statusCode: error.statusCode };
  return new AwsError(error.code, restore(error.message), { ...status, members: Object.fromEntries(members) });
}

function inputOf({ input }: DispatchedCall): OperationInput {
  return input !== null && typeof input === "object" ? { ...input } : {};
}

/** Undefined for inputs that are large or no plain data: their reads are not remembered. */
function keyOf(call: DispatchedCall): string | undefined {
  const { service, operation, caller } = call;
  const isPlain = Object.values(inputOf(call)).every((value) => !(value instanceof Uint8Array));
  if (!isPlain) return undefined;
  const text = JSON.stringify(call.input) ?? "";
  return text.length > longestInput ? undefined : `${service} ${caller.region} ${operation} ${text}`;
}

async function settle(promise: Promise<unknown>): Promise<Outcome> {
  try {
    return { value: await promise };
  } catch (error) {
    return { error };
  }
}

function unsettle(outcome: Outcome): unknown {
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
}
