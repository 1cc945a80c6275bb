import { detailsOf } from "./execution-events.ts";
import { optionalMembers, type TaskVocabulary } from "./task-vocabulary.ts";

const whole = { truncated: false };

/**
 * The events of a task whose `Resource` is an activity.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export function activityEvents(resource: string): TaskVocabulary {
  return {
    name: resource,
    clocksFrom: "start",
    scheduled: (task) => ({
      type: "ActivityScheduled",
      activityScheduledEventDetails: {
        resource,
        input: task.input,
        inputDetails: whole,
        ...optionalMembers({ ...task, roleArn: undefined }),
      },
    }),
    started: (workerName) => ({
      type: "ActivityStarted",
      activityStartedEventDetails: workerName === undefined ? {} : { workerName },
    }),
    submitted: (output) => succeeded(output),
    succeeded,
    failed: (failure) =>
      failure.phase === undefined
        ? { type: "ActivityFailed", activityFailedEventDetails: detailsOf(failure) }
        : { type: "ActivityScheduleFailed", activityScheduleFailedEventDetails: detailsOf(failure) },
    timedOut: (failure) => ({ type: "ActivityTimedOut", activityTimedOutEventDetails: detailsOf(failure) }),
  };
}

function succeeded(output: string): ReturnType<TaskVocabulary["succeeded"]> {
  return { type: "ActivitySucceeded", activitySucceededEventDetails: { output, outputDetails: whole } };
}
