import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { daemonLogFile } from "./daemon-info.ts";

const maxLogBytes = 5 * 1024 * 1024;

/** The daemon's log. It never fails: a full disk or a deleted folder must not end the daemon. */
interface DaemonLog {
  write(line: string): void;
  close(): void;
}

/** Opens the log of a data folder; past 5 MB it begins anew. */
export function openDaemonLog(dataFolder: string): DaemonLog {
  const file = openSync(daemonLogFile(dataFolder), "a", 0o600);
  let open = true;
  return {
    write(line) {
      if (!open) return;
      try {
        if (fstatSync(file).size > maxLogBytes) ftruncateSync(file);
        writeSync(file, `${new Date().toISOString()} ${line}\n`);
      } catch {
        // There is nowhere to report it.
      }
    },
    close() {
      if (open) closeSync(file);
      open = false;
    },
  };
}
