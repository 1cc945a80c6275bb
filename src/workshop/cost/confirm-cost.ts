import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";
import { prices } from "./prices.ts";

/** From how many dollars a person is asked. */
const askedFrom = 1;

/**
 * Says what something will cost on AWS before it begins, and asks above a dollar. Elsewhere nothing costs anything.
 *
 * @throws UserError `declined`, or `confirmation-needed` where nobody can be asked (exit code 5)
 */
export async function confirmCost({ target, port }: Environment, dollars: number): Promise<void> {
  if (target.target !== "aws" || dollars <= 0) return;
  const values = { dollars: Math.ceil(dollars * 100) / 100, asOf: prices.asOf };
  port.notify({ type: "note", text: { code: "cost-estimate", values } });
  if (dollars > askedFrom && !(await port.ask({ text: { code: "ask-cost", values } }))) throw declined();
}
