import { activityEvents } from "../events/activity-events.ts";
import { lambdaFunctionEvents } from "../events/lambda-function-events.ts";
import { serviceTaskEvents } from "../events/service-task-events.ts";
import type { TaskVocabulary } from "../events/task-vocabulary.ts";

/**
 * Returns what a task calls: a function by its ARN, an activity, or an action of a service.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export function vocabularyOf(resource: string, region: string): TaskVocabulary {
  if (/^arn:[\w-]+:lambda:/.test(resource)) return lambdaFunctionEvents(resource);
  if (/^arn:[\w-]+:states:[^:]+:\d*:activity:/.test(resource)) return activityEvents(resource);
  return serviceTaskEvents(resource, region);
}

/** Whether the task is over only when somebody sends its token back. */
export function waitsForToken(resource: string): boolean {
  return resource.endsWith(".waitForTaskToken");
}
