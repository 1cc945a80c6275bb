import { uptime } from "node:os";

/** Shorter differences come from how coarse the system's uptime is. */
const smallestSleep = 1000;
const started = { uptime: uptime() * 1000, running: performance.now() };
let slept = 0;

/**
 * Milliseconds since some moment before the process began. Unlike the clock on the wall nobody can set it, and unlike
 * the clock of timers it does not stand still while a laptop sleeps.
 */
export function steadyNow(): number {
  const running = performance.now();
  const missed = uptime() * 1000 - started.uptime - (running - started.running);
  if (missed - slept > smallestSleep) slept = missed;
  return running + slept;
}
