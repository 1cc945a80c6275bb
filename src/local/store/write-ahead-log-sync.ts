import { closeSync, fdatasync, fdatasyncSync, openSync } from "node:fs";

/** Brings SQLite's write-ahead log to the disk. The file stays the same one as long as the database is open. */
export interface WriteAheadLogSync {
  /** In a thread of the pool; one at a time. */
  flush(done: (error: Error | null) => void): void;
  flushNow(): void;
  close(): void;
}

/** @param file the log's path; SQLite has made it by the time of the first write */
export function createWriteAheadLogSync(file: string): WriteAheadLogSync {
  const descriptor = openSync(file, "r+");
  let flushing = false;
  let closing = false;
  return {
    flush(done) {
      flushing = true;
      fdatasync(descriptor, (error) => {
        flushing = false;
        if (closing) closeSync(descriptor);
        done(error);
      });
    },
    flushNow: () => fdatasyncSync(descriptor),
    close() {
      closing = true;
      if (!flushing) closeSync(descriptor);
    },
  };
}
