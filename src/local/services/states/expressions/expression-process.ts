/** Evaluates JSONata in a process of its own, where an expression that does not end can be ended. */
import { Worker } from "node:worker_threads";
import { evaluateExpression, type ExpressionRequest } from "../../../states-language/index.ts";

/** Ends the process when the one that started it is gone: an expression that runs for ever would outlive it. */
const watch = `
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGKILL"), 1000);
`;
new Worker(watch, { eval: true }).unref();

process.on("message", async (request: ExpressionRequest) => {
  process.send?.({ result: await evaluateExpression(request) });
});
process.send?.({ ready: true });
