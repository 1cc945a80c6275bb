import type { Store } from "../../store/store.ts";
import { addValue, createDistribution, type Distribution } from "./distribution.ts";
import type { Metric, MetricHome } from "./metric.ts";
import { openMetricTable, retentionSeconds, type MetricTable } from "./metric-table.ts";

/** One measurement of a service of this endpoint. */
interface Measurement {
  readonly namespace: string;
  readonly name: string;
  /** In the order that this metric always has. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: "Count" | "Milliseconds";
  readonly value: number;
}

/** Takes the measurements of services. What was recorded in the last second before a crash is lost. */
export interface MetricRecorder {
  /** Counts in memory; nothing is written here. */
  record(home: MetricHome, measurement: Measurement): void;
  /** Writes what was recorded so far, so that a reader sees it. */
  flush(): void;
  close(): void;
}

interface Pending {
  readonly home: MetricHome;
  readonly metric: Metric;
  readonly unit: string;
  readonly time: number;
  readonly distribution: Distribution;
}

const flushMilliseconds = 1000;
const sweepMilliseconds = 3_600_000;

/** @param options.now milliseconds since 1970 */
export function createMetricRecorder(options: {
  readonly store: Store;
  readonly now: () => number;
  readonly log: (line: string) => void;
}): MetricRecorder {
  const { store, now, log } = options;
  let pending = new Map<string, Pending>();
  /** The same by name and by the object of their dimensions, which services use again: found without making a key. */
  let found = new WeakMap<Measurement["dimensions"], Map<string, Pending>>();
  let timer: NodeJS.Timeout | undefined;
  let table: MetricTable | undefined;
  let swept = 0;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (pending.size === 0) return;
    const points = [...pending.values()];
    pending = new Map();
    found = new WeakMap();
    table ??= openMetricTable(store);
    table.add(points);
    if (now() - swept < sweepMilliseconds) return;
    swept = now();
    table.removeBefore(Math.floor(now() / 1000) - retentionSeconds);
  }

  /** A full disk must not end the endpoint: the points of that second are lost, and the log says so. */
  function flushLater(): void {
    try {
      flush();
    } catch (error) {
      log(`monitoring: metrics were lost: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  function find({ account, region }: MetricHome, measurement: Measurement, time: number): Pending {
    const { namespace, name, dimensions, unit } = measurement;
    let byName = found.get(dimensions);
    const known = byName?.get(name);
    if (known?.time === time && known.metric.namespace === namespace && isAt(known.home, account, region)) return known;
    let key = `${time} ${region} ${account} ${namespace} ${name}`;
    for (const dimension in dimensions) key += `\n${dimension}\n${dimensions[dimension]}`;
    let counted = pending.get(key);
    if (!counted) {
      const metric = { namespace, name, dimensions };
      counted = { home: { account, region }, metric, unit, time, distribution: createDistribution() };
      pending.set(key, counted);
    }
    if (!byName) found.set(dimensions, (byName = new Map()));
    byName.set(name, counted);
    return counted;
  }

  return {
    record(home, measurement) {
      const time = Math.floor(now() / 60_000) * 60;
      addValue(find(home, measurement, time).distribution, measurement.value);
      timer ??= setTimeout(flushLater, flushMilliseconds).unref();
    },
    flush,
    close: flushLater,
  };
}

function isAt(home: MetricHome, account: string, region: string): boolean {
  return home.account === account && home.region === region;
}
