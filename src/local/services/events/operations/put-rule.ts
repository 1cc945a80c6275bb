import type { PutRuleCommandInput, PutRuleCommandOutput, RuleState } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import { getBus } from "../buses.ts";
import { readEventPattern } from "../event-pattern.ts";
import type { Events } from "../events.ts";
import { invalid, limitExceeded } from "../events-errors.ts";
import { managingService, refuseManaged } from "../managed-rule.ts";
import { checkRequest, checkRuleName, defaultBus, readBusName, ruleArn } from "../names.ts";
import { findRule, listRulesOf, saveRule } from "../rules.ts";
import { parseScheduleExpression } from "../schedule/schedule-expression.ts";
import { checkTags } from "../tags.ts";

const mostRules = 300;
const states: readonly RuleState[] = ["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"];

/** PutRule. Putting a rule again replaces all of it but its targets and tags. */
export function putRule({ host, schedule }: Events): Operation<PutRuleCommandInput, PutRuleCommandOutput> {
  return (input, { caller }) => {
    const name = checkRuleName(input.Name, "name");
    const bus = readBusName(caller, input.EventBusName);
    checkRequest()
      .text("scheduleExpression", input.ScheduleExpression, { max: 256 })
      .text("eventPattern", input.EventPattern, { max: 4096 })
      .text("state", input.State, { values: states })
      .text("description", input.Description, { max: 512 })
      .text("roleArn", input.RoleArn, { min: 1, max: 1600 })
      .finish();
    getBus(host.store, caller, bus);
    checkTrigger(input, bus);
    const present = findRule(host.store, caller, { bus, name });
    if (!present && listRulesOf(host.store, caller, bus).length >= mostRules) throw limitExceeded();
    refuseManaged(present, caller);
    const managedBy = managingService(caller);
    const rule = {
      account: caller.account,
      region: caller.region,
      bus,
      name,
      ...(input.EventPattern ? { pattern: input.EventPattern } : {}),
      ...(input.ScheduleExpression ? { schedule: input.ScheduleExpression } : {}),
      state: input.State ?? "ENABLED",
      ...(input.Description === undefined ? {} : { description: input.Description }),
      ...(input.RoleArn === undefined ? {} : { role: input.RoleArn }),
      ...(managedBy === undefined ? {} : { managedBy }),
      tags: present?.tags ?? checkTags(input.Tags),
    };
    const nextFire = schedule.nextFire(rule);
    saveRule(host.store, { ...rule, ...(nextFire === undefined ? {} : { nextFire }) });
    schedule.arrange();
    return { RuleArn: ruleArn(caller, { bus, name }) };
  };
}

/** @throws AwsError `ValidationException`, `InvalidEventPatternException` */
function checkTrigger({ EventPattern, ScheduleExpression }: PutRuleCommandInput, bus: string): void {
  if (!EventPattern && !ScheduleExpression) {
    throw invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
  }
  if (ScheduleExpression) {
    if (bus !== defaultBus) throw invalid("ScheduleExpression is supported only on the default event bus.");
    parseScheduleExpression(ScheduleExpression);
  }
  if (EventPattern) readEventPattern(EventPattern);
}
