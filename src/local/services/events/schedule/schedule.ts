import { randomUUID } from "node:crypto";
import type { DeliveryQueue } from "../../../delivery-queue.ts";
import type { ServiceHost } from "../../../service.ts";
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
  /** Goes on after a restart. What would have been due in between is left out. */
  start(): void;
  /** True while a schedule is kept for targets that wait for it. */
  busy(): boolean;
  close(): void;
}

/** setTimeout overflows past 2^31 - 1 ms; longer waits are looked at again in between. */
const longestSleep = 2 ** 30;

/** Opens the schedules of a data folder. */
export function createSchedule(host: ServiceHost, deliveries: DeliveryQueue<TargetDelivery>): Schedule {
  const { store, now } = host;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function nextFire({ schedule, state }: Pick<StoredRule, "schedule" | "state">): number | undefined {
    if (schedule === undefined || state === "DISABLED") return undefined;
    return parseScheduleExpression(schedule)(now());
  }

  function arrange(): void {
    clearTimeout(timer);
    const first = closed ? undefined : firstScheduled(store);
    if (first?.nextFire === undefined) return;
    timer = setTimeout(fireDue, Math.min(Math.max(first.nextFire - now(), 0), longestSleep));
    timer.unref();
  }

  function fireDue(): void {
    try {
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
    const arn = ruleArn(rule, rule);
    const event = {
      version: "0",
      id: randomUUID(),
      "detail-type": "Scheduled Event",
      source: "aws.events",
      account: rule.account,
      time: isoTime(due),
      region: rule.region,
      resources: [arn],
      detail: {},
    };
    const { nextFire: _, ...others } = rule;
    const next = rule.schedule === undefined ? undefined : parseScheduleExpression(rule.schedule)(due);
    store.write(() => {
      for (const target of listTargets(store, rule)) deliveries.add({ rule: arn, event, target });
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
        if (rule.nextFire === undefined || rule.nextFire > now()) continue;
        const { nextFire: _, ...others } = rule;
        const next = nextFire(rule);
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
