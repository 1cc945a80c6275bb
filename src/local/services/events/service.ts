import type { Service, ServiceHost } from "../../service.ts";
import { createEventBus } from "./create-event-bus.ts";
import { deleteEventBus } from "./delete-event-bus.ts";
import { deleteRule } from "./delete-rule.ts";
import { describeEventBus } from "./describe-event-bus.ts";
import { describeRule } from "./describe-rule.ts";
import { disableRule } from "./disable-rule.ts";
import { enableRule } from "./enable-rule.ts";
import type { Events } from "./events.ts";
import { listEventBuses } from "./list-event-buses.ts";
import { listRuleNamesByTarget } from "./list-rule-names-by-target.ts";
import { listRules } from "./list-rules.ts";
import { listTagsForResource } from "./list-tags-for-resource.ts";
import { listTargetsByRule } from "./list-targets-by-rule.ts";
import { putEvents } from "./put-events.ts";
import { putRule } from "./put-rule.ts";
import { putTargets } from "./put-targets.ts";
import { removeTargets } from "./remove-targets.ts";
import { createSchedule } from "./schedule/schedule.ts";
import { prepareTables } from "./tables.ts";
import { tagResource } from "./tag-resource.ts";
import { createTargetDeliveries } from "./targets/target-delivery.ts";
import { testEventPattern } from "./test-event-pattern.ts";
import { untagResource } from "./untag-resource.ts";

/** EventBridge: buses, rules by pattern and by schedule, and their targets. */
export function createEventsService(host: ServiceHost): Service {
  prepareTables(host.store);
  const deliveries = createTargetDeliveries(host);
  const schedule = createSchedule(host, deliveries);
  const events: Events = { host, deliveries, schedule };
  return {
    operations: {
      CreateEventBus: createEventBus(events),
      DeleteEventBus: deleteEventBus(events),
      DeleteRule: deleteRule(events),
      DescribeEventBus: describeEventBus(events),
      DescribeRule: describeRule(events),
      DisableRule: disableRule(events),
      EnableRule: enableRule(events),
      ListEventBuses: listEventBuses(events),
      ListRuleNamesByTarget: listRuleNamesByTarget(events),
      ListRules: listRules(events),
      ListTagsForResource: listTagsForResource(events),
      ListTargetsByRule: listTargetsByRule(events),
      PutEvents: putEvents(events),
      PutRule: putRule(events),
      PutTargets: putTargets(events),
      RemoveTargets: removeTargets(events),
      TagResource: tagResource(events),
      TestEventPattern: testEventPattern(),
      UntagResource: untagResource(events),
    },
    resume() {
      schedule.start();
      deliveries.start();
    },
    busy: () => schedule.busy() || deliveries.busy(),
    async close() {
      schedule.close();
      await deliveries.close();
    },
  };
}
