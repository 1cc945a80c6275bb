import { Worker } from "node:worker_threads";

/** This code runs in a separate thread, because the thread that works may be busy for minutes. */
const watch = `
  const { workerData } = require("node:worker_threads");
  setInterval(() => process.ppid === workerData || process.kill(process.pid, "SIGKILL"), 500);
`;

/** Ends this process when the one that started it is gone, however that ended and whatever this one does. */
export function endWithParent(): void {
  new Worker(watch, {
    eval: true,
    execArgv: [],
    workerData: process.ppid,
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 },
  }).unref();
}
