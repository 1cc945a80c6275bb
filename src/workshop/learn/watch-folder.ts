import { watch, type FSWatcher } from "node:fs";

/** Editors save in several steps (write, rename); what comes within this time is one save. */
const settleMs = 150;

/** The watch on a folder, with the way to end it. */
export interface FolderWatch {
  close(): void;
}

/**
 * Calls back when a file of a folder was changed, renamed or deleted, once for what belongs together. A folder that cannot
 * be watched, such as on some network drives, or that is gone, is reported once.
 */
export function watchFolder(
  folder: string,
  options: { files: readonly string[]; onChange: () => void; onFailure: (reason: string) => void },
): FolderWatch {
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  const fail = (error: unknown): void => options.onFailure(error instanceof Error ? error.message : String(error));
  try {
    watcher = watch(folder, (_event, name) => {
      if (name !== null && !options.files.includes(name)) return;
      clearTimeout(timer);
      timer = setTimeout(options.onChange, settleMs);
    });
    watcher.on("error", fail);
  } catch (error) {
    fail(error);
  }
  return {
    close() {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}
