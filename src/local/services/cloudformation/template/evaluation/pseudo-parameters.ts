import type { TemplateValue } from "../value.ts";

/** The facts about a stack that pseudo parameters give. */
export interface StackIdentity {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly notificationArns: readonly string[];
}

/** The pseudo parameters by name, without `AWS::NoValue`: it is not a value. */
export function pseudoParameters(stack: StackIdentity): Record<string, TemplateValue> {
  return {
    "AWS::AccountId": stack.account,
    "AWS::NotificationARNs": [...stack.notificationArns],
    "AWS::Partition": "aws",
    "AWS::Region": stack.region,
    "AWS::StackId": stack.id,
    "AWS::StackName": stack.name,
    "AWS::URLSuffix": "amazonaws.com",
  };
}

/** All names that `Ref` and `Fn::Sub` know beside parameters and resources. */
export const pseudoParameterNames: ReadonlySet<string> = new Set([
  "AWS::NoValue",
  ...Object.keys(pseudoParameters({ id: "", name: "", account: "", region: "", notificationArns: [] })),
]);
