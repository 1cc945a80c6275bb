import { randomUUID } from "node:crypto";
import type { DeliveryQueue } from "../../../delivery-queue.ts";
import type { ServiceHost } from "../../../service.ts";
import { watchClock } from "../../../set-clock.ts";
import { isoTime } from "../event.ts";
import { ruleArn } from "../names.ts";
import { firstScheduled, saveRule, scheduledRules, type StoredRule } from "../rules.ts";
import { listTargets } from "../targets/targets.ts";
import type { TargetDelivery } from "../targets/target-delivery.ts";
import { parseScheduleExpression } from "./schedule-expression.ts";

/** The schedules of all rules: one queue in order of time, kept in the store, behind a single timer. */
export interface Schedule {
  /** When a schedule comes next, counted from now; undefined for none or never. */
  nextFire(rule: Pick<StoredRule, "schedule" | "state">): number | undefined;
  /** Looks again which rule comes first: after changes of rules. */
  arrange(): void;
  /** Continues after a restart. Times that passed in between are left out. */
  start(): void;
  /** True while a schedule is kept for targets that wait for it. */
  busy(): boolean;
  close(): void;
}

/** The clock may be set and a laptop may sleep, so longer waits are looked at again in between. */
const longestSleep = 30_000;

/** Opens the schedules of a data folder. */
export function createSchedule(host: ServiceHost, deliveries: DeliveryQueue<TargetDelivery>): Schedule {
  const { store, now } = host;
  const clockSetBy = watchClock(now);
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function nextFire({ schedule, state }: Pick<StoredRule, "schedule" | "state">): number | undefined {
    if (schedule === undefined || state === "DISABLED") return undefined;
    followClock();
    return parseScheduleExpression(schedule)(now());
  }

  function arrange(): void {
    clearTimeout(timer);
    const first = closed ? undefined : firstScheduled(store);
    if (first?.nextFire === undefined) return;
    timer = setTimeout(fireDue, Math.min(Math.max(first.nextFire - now(), 0), longestSleep));
    timer.unref();
  }

  /** When the clock is set, a rate keeps its pace, and times of day are those of the new clock. */
  function followClock(): void {
    const shift = clockSetBy();
    if (shift === 0) return;
    for (const rule of scheduledRules(store)) {
      const { nextFire: before, ...others } = rule;
      if (before === undefined) continue;
      const next = rule.schedule?.startsWith("rate") ? before + shift : nextFire(rule);
      saveRule(store, { ...others, ...(next === undefined ? {} : { nextFire: next }) });
    }
  }

  function fireDue(): void {
    try {
      followClock();
      for (let rule = firstScheduled(store); rule?.nextFire !== undefined && rule.nextFire <= now();) {
        fire(rule, rule.nextFire);
        rule = firstScheduled(store);
      }
    } catch (error) {
      host.log(`events: a schedule could not be kept: ${String(error)}`);
    }
    arrange();
  }

  /** The event and the next time are one change: a rule fires once for each of its times. */
  function fire(rule: StoredRule, due: number): void {
    const event = scheduledEvent(rule, due);
    const { nextFire: _, ...others } = rule;
    const next = rule.schedule === undefined ? undefined : parseScheduleExpression(rule.schedule)(due);
    store.write(() => {
      for (const target of listTargets(store, rule)) deliveries.add({ rule: ruleArn(rule, rule), event, target });
      // After a long sleep of the machine, one event stands for those that were missed.
      const later = next !== undefined && next <= now() ? nextFire(rule) : next;
      saveRule(store, { ...others, ...(later === undefined ? {} : { nextFire: later }) });
    });
  }

  return {
    nextFire,
    arrange,
    start() {
      for (const rule of scheduledRules(store)) {
        // Times that have passed are left out; so are times that are too late because the clock was set back.
        const next = nextFire(rule);
        if (rule.nextFire === undefined || (rule.nextFire > now() && rule.nextFire <= (next ?? 0))) continue;
        const { nextFire: _, ...others } = rule;
        saveRule(store, { ...others, ...(next === undefined ? {} : { nextFire: next }) });
      }
      arrange();
    },
    busy: () => scheduledRules(store).some((rule) => listTargets(store, rule).length > 0),
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** The event that EventBridge sends for a schedule ("Events from scheduled rules" in its user guide). */
function scheduledEvent(rule: StoredRule, due: number) {
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Scheduled Event",
    source: "aws.events",
    account: rule.account,
    time: isoTime(due),
    region: rule.region,
    resources: [ruleArn(rule, rule)],
    detail: {},
  };
}
