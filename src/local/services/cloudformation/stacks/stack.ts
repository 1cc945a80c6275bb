import type { Capability, StackStatus, Tag } from "@aws-sdk/client-cloudformation";
import type { Caller } from "../../../service.ts";
import type { ParameterValues } from "../template/evaluation/resolve-parameters.ts";

/** The content of a stack: all that an update can change. */
export interface StackContent {
  /** The template's text. */
  readonly template: string;
  readonly parameters: ParameterValues;
  /** The values of Parameter Store's parameters when the operation began. */
  readonly resolved?: ParameterValues;
  readonly tags: readonly Tag[];
  readonly capabilities: readonly Capability[];
  readonly notificationArns: readonly string[];
}

/** An output as it came out. */
export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description: string | undefined;
  readonly exportName: string | undefined;
}

export type OnFailure = "ROLLBACK" | "DELETE" | "DO_NOTHING";

/** A stack as it is stored. Its status names the operation in progress, which continues after a restart. */
export interface Stack extends StackContent {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly status: StackStatus;
  readonly statusReason: string | undefined;
  /** Milliseconds since 1970, like the other times. */
  readonly created: number;
  readonly updated: number | undefined;
  readonly deleted: number | undefined;
  readonly outputs: readonly StackOutput[];
  /** Names of other stacks' exports that this one uses. */
  readonly imports: readonly string[];
  /** The content to return to while an update runs. */
  readonly previous: StackContent | undefined;
  readonly onFailure: OnFailure;
  readonly terminationProtection: boolean;
  readonly timeoutInMinutes: number | undefined;
  readonly roleArn: string | undefined;
  /** Who runs the operation in progress, or ran the last one. */
  readonly caller: Caller;
  /** The token of that operation's request. */
  readonly token: string | undefined;
  readonly changeSetId: string | undefined;
  /** JSON of the policy that protects resources from updates. */
  readonly policy?: string | undefined;
  /** JSON of the policy that counts for the update in progress. */
  readonly policyDuringUpdate?: string | undefined;
  /** Resources a deletion leaves alone. */
  readonly retain: readonly string[];
  /** A deletion that leaves behind what cannot be deleted. */
  readonly force: boolean;
}
