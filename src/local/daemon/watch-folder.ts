import { statSync } from "node:fs";
import { join } from "node:path";

const lookMilliseconds = 1000;

/**
 * Looks whether the data folder is still the one the daemon works in. Where it was deleted or replaced, the lock went
 * with it, and another daemon may work in the new one.
 *
 * @param onLost called once
 */
export function watchFolder(dataFolder: string, onLost: () => void): void {
  const held = idOf(dataFolder);
  const timer = setInterval(() => {
    if (idOf(dataFolder) === held) return;
    clearInterval(timer);
    onLost();
  }, lookMilliseconds);
  timer.unref();
}

function idOf(dataFolder: string): string | undefined {
  const { dev, ino } = statSync(join(dataFolder, "lock.db"), { throwIfNoEntry: false }) ?? {};
  return ino === undefined ? undefined : `${dev} ${ino}`;
}
