import type { StackDeployment } from "../../aws/stack/deploy-stack.ts";
import { declined } from "../declined.ts";
import type { Environment } from "../environment.ts";

/**
 * Returns what a person is asked while a stack is deployed: before resources go, and before a failed stack is
 * repaired. The local endpoint belongs to one person and its templates to this program, so nothing is asked there.
 */
export function stackQuestions(
  { port, target }: Environment,
  stack: string,
): Pick<StackDeployment, "agreeToLoss" | "agreeToRepair"> {
  if (target.target === "local") return {};
  return {
    async agreeToLoss(lost) {
      const resources = lost.map(({ logicalId, type, change }) => ({ logicalId, type, change }));
      if (!(await port.ask({ text: { code: "ask-stack-loss", values: { stack, resources } } }))) throw declined();
    },
    async agreeToRepair(status) {
      if (!(await port.ask({ text: { code: "ask-stack-repair", values: { stack, status } } }))) throw declined();
    },
  };
}
