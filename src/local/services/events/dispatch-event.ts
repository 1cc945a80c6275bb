import { matchesEvent } from "../../event-patterns/match-event.ts";
import { readEventPattern } from "./event-pattern.ts";
import type { BusEvent } from "./event.ts";
import type { Events } from "./events.ts";
import { ruleArn } from "./names.ts";
import { listRulesOf } from "./rules.ts";
import { listTargets } from "./targets/targets.ts";

/** Delivers an event to the targets of the rules that match it. Must run inside `store.write`. */
export function dispatchEvent({ host, deliveries }: Events, event: BusEvent, bus: string): void {
  for (const rule of listRulesOf(host.store, event, bus)) {
    if (rule.state === "DISABLED" || rule.pattern === undefined) continue;
    if (!matchesEvent(readEventPattern(rule.pattern), event)) continue;
    for (const target of listTargets(host.store, rule)) {
      deliveries.add({ rule: ruleArn(rule, rule), event, target });
    }
  }
}
