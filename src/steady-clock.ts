import { uptime } from "node:os";

/** Shorter differences come from how coarse the system's uptime is. */
const smallestSleep = 1000;
/**
 * The system is asked at most this often, in milliseconds: it takes longer than all else that a short request needs of
 * a clock.
 */
const lookEvery = 100;
const started = { uptime: uptime() * 1000, running: performance.now() };
let slept = 0;
let looked = started.running;

/**
 * Milliseconds since some moment before the process began. Unlike the clock on the wall nobody can set it, and unlike
 * the clock of timers it does not stand still while a laptop sleeps. It may learn of that up to 100 ms after the laptop
 * woke.
 */
export function steadyNow(): number {
  const running = performance.now();
  if (Math.abs(running - looked) < lookEvery) return running + slept;
  looked = running;
  const missed = uptime() * 1000 - started.uptime - (running - started.running);
  if (missed - slept > smallestSleep) slept = missed;
  return running + slept;
}
