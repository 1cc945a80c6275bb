/** Evaluates JSONata in its own process, where an expression that does not end can be ended. */
import { endWithParent } from "../../../end-with-parent.ts";
import { evaluateExpression, type ExpressionRequest } from "../../../states-language/index.ts";

// An expression that runs for ever would outlive the one that asked.
endWithParent();

process.on("message", async (request: ExpressionRequest) => {
  process.send?.({ result: await evaluateExpression(request) });
});
process.send?.({ ready: true });
