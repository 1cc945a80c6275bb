import { detailsOf } from "./execution-events.ts";
import { optionalMembers, type TaskVocabulary } from "./task-vocabulary.ts";

const whole = { truncated: false };

/**
 * The events of a task that calls a service, such as `arn:aws:states:::lambda:invoke.waitForTaskToken`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 * @param region of the execution
 */
export function serviceTaskEvents(resourceArn: string, region: string): TaskVocabulary {
  const { resourceType, resource } = partsOf(resourceArn);
  const origin = { resourceType, resource };
  return {
    name: resourceType,
    clocksFrom: "scheduling",
    scheduled: (task) => ({
      type: "TaskScheduled",
      taskScheduledEventDetails: { ...origin, region, parameters: task.input, ...optionalMembers(task) },
    }),
    started: () => ({ type: "TaskStarted", taskStartedEventDetails: origin }),
    submitted: (output) => ({
      type: "TaskSubmitted",
      taskSubmittedEventDetails: { ...origin, output, outputDetails: whole },
    }),
    succeeded: (output) => ({
      type: "TaskSucceeded",
      taskSucceededEventDetails: { ...origin, output, outputDetails: whole },
    }),
    failed(failure) {
      const details = { ...origin, ...detailsOf(failure) };
      if (failure.phase === "start") return { type: "TaskStartFailed", taskStartFailedEventDetails: details };
      if (failure.phase === "submit") return { type: "TaskSubmitFailed", taskSubmitFailedEventDetails: details };
      return { type: "TaskFailed", taskFailedEventDetails: details };
    },
    timedOut: (failure) => ({
      type: "TaskTimedOut",
      taskTimedOutEventDetails: { ...origin, ...detailsOf(failure) },
    }),
  };
}

/** `arn:aws:states:::aws-sdk:dynamodb:putItem` is the action `putItem` of `aws-sdk:dynamodb`. */
function partsOf(resourceArn: string): { resourceType: string; resource: string } {
  const parts = /^(?:[^:]*:){5}(?<resourceType>aws-sdk:[^:]*|[^:]*):?(?<resource>.*)$/s.exec(resourceArn)?.groups;
  return { resourceType: parts?.["resourceType"] ?? "", resource: parts?.["resource"] ?? "" };
}
