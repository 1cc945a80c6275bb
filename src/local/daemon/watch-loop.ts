import { callsSince } from "../calls-under-way.ts";

const lookMilliseconds = 200;
const busyMilliseconds = 1000;
const named = 5;

/**
 * Logs when the daemon's thread was busy for more than a second, with the requests of that time.
 *
 * @returns a function that ends it
 */
export function watchLoop(log: (line: string) => void): () => void {
  let looked = performance.now();
  const timer = setInterval(() => {
    const before = looked;
    looked = performance.now();
    const busy = looked - before - lookMilliseconds;
    if (busy < busyMilliseconds) return;
    const calls = callsSince(before);
    const what = calls.length === 0 ? "no call was under way" : calls.slice(0, named).join(", ");
    const more = calls.length > named ? ` and ${calls.length - named} more` : "";
    log(`busy for ${(busy / 1000).toFixed(1)} s without answering: ${what}${more}`);
  }, lookMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
