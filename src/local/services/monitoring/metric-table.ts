import type { Store } from "../../store/store.ts";
import { addDistribution, readValues, writeValues, type Distribution } from "./distribution.ts";
import { dimensionsKey, type Metric, type MetricHome } from "./metric.ts";
import { prepareTables } from "./tables.ts";

/** Measurements of one metric in one unit. Times are in seconds since 1970. */
export interface MetricPoint {
  readonly time: number;
  readonly unit: string;
  readonly distribution: Distribution;
}

/** A point to add to its metric. */
export interface PublishedPoint extends MetricPoint {
  readonly home: MetricHome;
  readonly metric: Metric;
}

/** A metric as it is listed. */
interface ListedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: string;
}

/** CloudWatch keeps points of a minute for 15 days; so does this table, for all. */
export const retentionSeconds = 15 * 24 * 3600;

/** The stored metrics. */
export interface MetricTable {
  /** Adds points to what is stored, in one transaction. */
  add(points: readonly PublishedPoint[]): void;
  /** Points from `start` on and before `end`, in the order of time. */
  read(home: MetricHome, metric: Metric, range: { readonly start: number; readonly end: number }): MetricPoint[];
  /** Metrics with points since a time, in the order of namespace, name and dimensions. */
  list(
    home: MetricHome,
    filter: { readonly since: number; readonly namespace?: string; readonly name?: string },
  ): ListedMetric[];
  /** Deletes points before a time, and metrics without points. */
  removeBefore(time: number): void;
}

/** Creates the tables where they are missing. */
export function openMetricTable(store: Store): MetricTable {
  prepareTables(store);
  const upsertMetric = store.prepare(
    `INSERT INTO metrics (account, region, namespace, name, dimensions, latest) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET latest = max(latest, excluded.latest) RETURNING id`,
  );
  const findMetric = store.prepare(
    "SELECT id FROM metrics WHERE account = ? AND region = ? AND namespace = ? AND name = ? AND dimensions = ?",
  );
  const findPoint = store.prepare("SELECT * FROM metric_points WHERE metric = ? AND time = ? AND unit = ?");
  const savePoint = store.prepare("INSERT OR REPLACE INTO metric_points VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  const readPoints = store.prepare(
    "SELECT * FROM metric_points WHERE metric = ? AND time >= ? AND time < ? ORDER BY time, unit",
  );

  function addPoint({ home, metric, time, unit, distribution: added }: PublishedPoint): void {
    const key = dimensionsKey(metric.dimensions);
    const id = Number(upsertMetric.get(home.account, home.region, metric.namespace, metric.name, key, time)?.["id"]);
    const present = findPoint.get(id, time, unit);
    const distribution = present ? toPoint(present).distribution : added;
    if (present) addDistribution(distribution, added);
    const { count, sum, min, max } = distribution;
    savePoint.run(id, time, unit, count, sum, min, max, writeValues(distribution));
  }

  return {
    add(points) {
      store.write(() => {
        for (const point of points) addPoint(point);
      });
    },
    read(home, metric, { start, end }) {
      const key = dimensionsKey(metric.dimensions);
      const found = findMetric.get(home.account, home.region, metric.namespace, metric.name, key);
      return found ? readPoints.all(Number(found["id"]), start, end).map(toPoint) : [];
    },
    list: (home, { since, namespace, name }) =>
      store
        .prepare(
          `SELECT namespace, name, dimensions FROM metrics
           WHERE account = ? AND region = ? AND latest >= ? AND namespace = ifnull(?, namespace) AND name = ifnull(?, name)
           ORDER BY namespace, name, dimensions`,
        )
        .all(home.account, home.region, since, namespace ?? null, name ?? null)
        .map((row) => ({
          namespace: String(row["namespace"]),
          name: String(row["name"]),
          dimensions: String(row["dimensions"]),
        })),
    removeBefore(time) {
      store.write(() => {
        store.prepare("DELETE FROM metric_points WHERE time < ?").run(time);
        store.prepare("DELETE FROM metrics WHERE id NOT IN (SELECT metric FROM metric_points)").run();
      });
    },
  };
}

function toPoint(row: Readonly<Record<string, unknown>>): MetricPoint {
  return {
    time: Number(row["time"]),
    unit: String(row["unit"]),
    distribution: {
      count: Number(row["count"]),
      sum: Number(row["sum"]),
      min: Number(row["min"]),
      max: Number(row["max"]),
      values: readValues(row["values"]),
    },
  };
}
