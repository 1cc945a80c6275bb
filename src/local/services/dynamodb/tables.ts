/** The tables beside dynalite's own store, as the store's migration steps. Never edit a step; append another. */
export const migrations = [
  `CREATE TABLE dynamodb_settings (
     account TEXT NOT NULL, region TEXT NOT NULL, table_name TEXT NOT NULL, kind TEXT NOT NULL,
     value TEXT NOT NULL,
     PRIMARY KEY (account, region, table_name, kind)
   ) STRICT, WITHOUT ROWID`,
] as const;
