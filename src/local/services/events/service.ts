import type { Service, ServiceHost } from "../../service.ts";
import { createEventBus } from "./operations/create-event-bus.ts";
import { deleteEventBus } from "./operations/delete-event-bus.ts";
import { deleteRule } from "./operations/delete-rule.ts";
import { describeEventBus } from "./operations/describe-event-bus.ts";
import { describeRule } from "./operations/describe-rule.ts";
import { disableRule } from "./operations/disable-rule.ts";
import { enableRule } from "./operations/enable-rule.ts";
import type { Events } from "./events.ts";
import { listEventBuses } from "./operations/list-event-buses.ts";
import { listRuleNamesByTarget } from "./operations/list-rule-names-by-target.ts";
import { listRules } from "./operations/list-rules.ts";
import { listTagsForResource } from "./operations/list-tags-for-resource.ts";
import { listTargetsByRule } from "./operations/list-targets-by-rule.ts";
import { putEvents } from "./operations/put-events.ts";
import { putRule } from "./operations/put-rule.ts";
import { putTargets } from "./operations/put-targets.ts";
import { removeTargets } from "./operations/remove-targets.ts";
import { createSchedule } from "./schedule/schedule.ts";
import { prepareTables } from "./tables.ts";
import { tagResource } from "./operations/tag-resource.ts";
import { createTargetDeliveries } from "./targets/target-delivery.ts";
import { testEventPattern } from "./operations/test-event-pattern.ts";
import { untagResource } from "./operations/untag-resource.ts";

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
