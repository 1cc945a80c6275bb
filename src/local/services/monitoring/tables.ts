import type { Store } from "../../store/store.ts";

/** Creates the tables of metrics. Points are a minute apart, or a second where they were published so. */
export function prepareTables(store: Store): void {
  store.migrate("monitoring", [
    `CREATE TABLE metrics (
       id INTEGER PRIMARY KEY,
       account TEXT NOT NULL,
       region TEXT NOT NULL,
       namespace TEXT NOT NULL,
       name TEXT NOT NULL,
       dimensions TEXT NOT NULL,
       latest INTEGER NOT NULL,
       UNIQUE (account, region, namespace, name, dimensions)
     ) STRICT;
     CREATE TABLE metric_points (
       metric INTEGER NOT NULL REFERENCES metrics (id),
       time INTEGER NOT NULL,
       unit TEXT NOT NULL,
       count REAL NOT NULL,
       sum REAL NOT NULL,
       min REAL NOT NULL,
       max REAL NOT NULL,
       "values" TEXT,
       PRIMARY KEY (metric, time, unit)
     ) STRICT, WITHOUT ROWID;`,
  ]);
}
