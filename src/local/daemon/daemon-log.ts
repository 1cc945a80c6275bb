import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { daemonLogFile } from "./daemon-info.ts";

const maxLogBytes = 5 * 1024 * 1024;

/** The daemon's log. It never fails: a full disk or a deleted folder must not end the daemon. */
interface DaemonLog {
  write(line: string): void;
  close(): void;
}

/** Opens the log of a data folder; past 5 MB it begins anew. */
export function openDaemonLog(dataFolder: string): DaemonLog {
  let file = openLog(daemonLogFile(dataFolder));
  return {
    write(line) {
      if (file === undefined) return;
      try {
        if (fstatSync(file).size > maxLogBytes) ftruncateSync(file);
        writeSync(file, `${new Date().toISOString()} ${line}\n`);
      } catch {
        // There is nowhere to report it.
      }
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

/** Undefined for a FIFO that nobody reads: to wait for its reader would hold the daemon. */
function openLog(path: string): number | undefined {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NONBLOCK } = constants;
  try {
    return openSync(path, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, 0o600);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENXIO") return undefined;
    throw error;
  }
}
