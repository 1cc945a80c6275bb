import type { ActivityQueues } from "../engine/queues/activity-queues.ts";
import type { Integration } from "./integration.ts";

/** `Resource: arn:aws:states:…:activity:NAME`: the task waits for a worker, then for what the worker says of it. */
export function activityIntegration(activities: ActivityQueues): Integration {
  return (task, report) => {
    // Taken by a worker before a restart: its token is still good, so the task is not handed out a second time.
    if (!task.resumed) activities.offer(task.resource, task, report);
  };
}
