/**
 * The process a function runs in: one execution environment, started by `execution/environment.ts`.
 *
 * A process and not a worker thread, because a thread cannot hold what functions do. Tried on Node 24 with a heap limit
 * of 128 MB for the thread: of five ways to use up the heap, four ended the whole program ("FATAL ERROR: Reached heap
 * limit"), as did `process.kill(process.pid)` and closing file descriptors that are not one's own; Buffers are not
 * bounded at all. A process costs the same to start (23-25 ms against 22 ms until the first message, both measured on
 * two cores) and 9 MB of memory, and time, heap and memory outside the heap can be enforced from without.
 */
import { runFunction } from "./runtime/run-function.ts";

await runFunction();
