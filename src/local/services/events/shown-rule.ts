import { ruleArn } from "./names.ts";
import type { StoredRule } from "./rules.ts";

/** A rule as ListRules and DescribeRule show it. */
export function showRule(rule: StoredRule) {
  return {
    Name: rule.name,
    Arn: ruleArn(rule, rule),
    ...(rule.pattern === undefined ? {} : { EventPattern: rule.pattern }),
    ...(rule.schedule === undefined ? {} : { ScheduleExpression: rule.schedule }),
    State: rule.state,
    ...(rule.description === undefined ? {} : { Description: rule.description }),
    ...(rule.role === undefined ? {} : { RoleArn: rule.role }),
    ...(rule.managedBy === undefined ? {} : { ManagedBy: rule.managedBy }),
    EventBusName: rule.bus,
  };
}
