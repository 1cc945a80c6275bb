import { parseArn } from "../../../../arn.ts";
import { functionTarget } from "./function-target.ts";
import { logGroupTarget } from "./log-group-target.ts";
import { stateMachineTarget } from "./state-machine-target.ts";
import type { TargetKind } from "./target-kind.ts";
import { topicTarget } from "./topic-target.ts";

const kinds: ReadonlyMap<string, TargetKind> = new Map([
  ["lambda", functionTarget],
  ["logs", logGroupTarget],
  ["sns", topicTarget],
  ["states", stateMachineTarget],
]);

/** The kind of target an ARN names; undefined for services that this endpoint does not deliver to. */
export function kindOfTarget(arn: string): TargetKind | undefined {
  return kinds.get(parseArn(arn)?.service ?? "");
}
