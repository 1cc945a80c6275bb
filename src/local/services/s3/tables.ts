/** The tables of S3, as the store's migration steps. Never edit a step; append another. */
export const migrations = [
  `CREATE TABLE s3_buckets (
     name TEXT PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL,
     created INTEGER NOT NULL,
     versioning TEXT
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE s3_bucket_settings (
     bucket TEXT NOT NULL REFERENCES s3_buckets (name) ON DELETE CASCADE, kind TEXT NOT NULL,
     value TEXT NOT NULL,
     PRIMARY KEY (bucket, kind)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE s3_objects (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     bucket TEXT NOT NULL REFERENCES s3_buckets (name), key TEXT NOT NULL, version TEXT NOT NULL,
     latest INTEGER NOT NULL, marker INTEGER NOT NULL,
     size INTEGER NOT NULL, etag TEXT NOT NULL, modified INTEGER NOT NULL,
     storage_class TEXT NOT NULL, headers TEXT NOT NULL, tags TEXT NOT NULL,
     checksum TEXT, parts TEXT, segments TEXT NOT NULL,
     UNIQUE (bucket, key, version)
   ) STRICT;
   CREATE UNIQUE INDEX s3_latest ON s3_objects (bucket, key) WHERE latest = 1;
   CREATE INDEX s3_versions ON s3_objects (bucket, key, id DESC);
   CREATE TABLE s3_uploads (
     id TEXT PRIMARY KEY,
     bucket TEXT NOT NULL REFERENCES s3_buckets (name) ON DELETE CASCADE, key TEXT NOT NULL,
     initiated INTEGER NOT NULL, storage_class TEXT NOT NULL, headers TEXT NOT NULL, tags TEXT NOT NULL,
     algorithm TEXT, checksum_type TEXT
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX s3_uploads_by_key ON s3_uploads (bucket, key, id);
   CREATE TABLE s3_parts (
     upload TEXT NOT NULL REFERENCES s3_uploads (id) ON DELETE CASCADE, number INTEGER NOT NULL,
     size INTEGER NOT NULL, etag TEXT NOT NULL, modified INTEGER NOT NULL, checksum TEXT, segments TEXT NOT NULL,
     PRIMARY KEY (upload, number)
   ) STRICT, WITHOUT ROWID`,
  `ALTER TABLE s3_objects ADD COLUMN grants TEXT;
   ALTER TABLE s3_uploads ADD COLUMN grants TEXT`,
] as const;
