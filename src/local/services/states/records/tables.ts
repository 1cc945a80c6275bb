/**
 * The service's tables, in migration steps: append, never edit.
 *
 * A machine has revisions (what UpdateStateMachine makes); an execution keeps to the revision it was started with.
 * `states_history` is the journal: one row for each stimulus an execution was given, with the events it caused. Its
 * key is `execution * 2^24 + step`, so that a history lies together and in order.
 *
 * Children of a distributed Map state are executions with a `map_run`, numbered by `item` in the order of the items
 * they work on. Express children are stored once they have ended, for their results alone.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE states_machines (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL,
     type TEXT NOT NULL, status TEXT NOT NULL, created INTEGER NOT NULL,
     revision INTEGER NOT NULL,
     last_version INTEGER NOT NULL DEFAULT 0,
     UNIQUE (account, region, name)
   ) STRICT;
   CREATE TABLE states_revisions (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     machine INTEGER NOT NULL, revision_id TEXT,
     definition TEXT NOT NULL, role_arn TEXT NOT NULL,
     logging TEXT NOT NULL, tracing TEXT NOT NULL, encryption TEXT,
     created INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX states_revisions_of_machine ON states_revisions (machine);
   CREATE TABLE states_versions (
     machine INTEGER NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL,
     description TEXT, created INTEGER NOT NULL,
     PRIMARY KEY (machine, version)
   ) STRICT;
   CREATE TABLE states_aliases (
     machine INTEGER NOT NULL, name TEXT NOT NULL,
     description TEXT, routing TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,
     PRIMARY KEY (machine, name)
   ) STRICT;
   CREATE TABLE states_executions (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     machine INTEGER NOT NULL, name TEXT NOT NULL, revision INTEGER NOT NULL,
     version INTEGER, alias TEXT,
     status TEXT NOT NULL, started INTEGER NOT NULL, stopped INTEGER,
     input TEXT NOT NULL, output TEXT, error TEXT, cause TEXT, trace_header TEXT,
     UNIQUE (machine, name)
   ) STRICT;
   CREATE INDEX states_executions_of_machine ON states_executions (machine);
   CREATE INDEX states_executions_by_status ON states_executions (machine, status) WHERE status <> 'SUCCEEDED';
   CREATE INDEX states_executions_running ON states_executions (id) WHERE status = 'RUNNING';
   CREATE TABLE states_history (
     id INTEGER PRIMARY KEY,
     last_event INTEGER NOT NULL, stimulus TEXT NOT NULL, events TEXT NOT NULL
   ) STRICT;
   CREATE TABLE states_task_tokens (
     token TEXT PRIMARY KEY, execution INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX states_task_tokens_of_execution ON states_task_tokens (execution);
   CREATE TABLE states_activities (
     account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL, created INTEGER NOT NULL, encryption TEXT,
     PRIMARY KEY (account, region, name)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE states_tags (
     resource TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
     PRIMARY KEY (resource, key)
   ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE states_map_runs (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     arn TEXT NOT NULL UNIQUE,
     execution INTEGER NOT NULL, revision INTEGER NOT NULL,
     state TEXT NOT NULL, label TEXT NOT NULL, type TEXT NOT NULL,
     status TEXT NOT NULL, started INTEGER NOT NULL, stopped INTEGER,
     max_concurrency INTEGER NOT NULL, tolerated_count INTEGER NOT NULL, tolerated_percentage REAL NOT NULL,
     counts TEXT NOT NULL
   ) STRICT;
   CREATE INDEX states_map_runs_of_execution ON states_map_runs (execution);
   ALTER TABLE states_executions ADD COLUMN map_run INTEGER;
   CREATE INDEX states_executions_of_map_run ON states_executions (map_run) WHERE map_run IS NOT NULL`,
  `ALTER TABLE states_executions ADD COLUMN item INTEGER;
   ALTER TABLE states_executions ADD COLUMN items INTEGER;
   DROP INDEX states_executions_of_map_run;
   CREATE UNIQUE INDEX states_executions_of_map_run ON states_executions (map_run, item) WHERE map_run IS NOT NULL;
   DROP INDEX states_executions_of_machine;
   CREATE INDEX states_executions_of_machine ON states_executions (machine) WHERE map_run IS NULL;
   ALTER TABLE states_map_runs ADD COLUMN writer TEXT NOT NULL DEFAULT '{}';
   ALTER TABLE states_map_runs ADD COLUMN source TEXT;
   ALTER TABLE states_map_runs ADD COLUMN outcome TEXT`,
  `ALTER TABLE states_executions ADD COLUMN redrives INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE states_executions ADD COLUMN redriven INTEGER;
   ALTER TABLE states_executions ADD COLUMN redrive_tokens TEXT;
   ALTER TABLE states_map_runs ADD COLUMN redrives INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE states_map_runs ADD COLUMN redriven INTEGER`,
];
