import { detailsOf } from "./execution-events.ts";
import { optionalMembers, type TaskVocabulary } from "./task-vocabulary.ts";

const whole = { truncated: false };

/**
 * The events of a task whose `Resource` is the ARN of a Lambda function.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export function lambdaFunctionEvents(resource: string): TaskVocabulary {
  return {
    name: resource,
    clocksFrom: "scheduling",
    scheduled: (task) => ({
      type: "LambdaFunctionScheduled",
      lambdaFunctionScheduledEventDetails: {
        resource,
        input: task.input,
        inputDetails: whole,
        ...optionalMembers({ ...task, heartbeatSeconds: undefined }),
      },
    }),
    started: () => ({ type: "LambdaFunctionStarted" }),
    submitted: (output) => succeeded(output),
    succeeded,
    failed(failure) {
      if (failure.phase === "schedule") {
        return {
          type: "LambdaFunctionScheduleFailed",
          lambdaFunctionScheduleFailedEventDetails: detailsOf(failure),
        };
      }
      if (failure.phase === "start") {
        return { type: "LambdaFunctionStartFailed", lambdaFunctionStartFailedEventDetails: detailsOf(failure) };
      }
      return { type: "LambdaFunctionFailed", lambdaFunctionFailedEventDetails: detailsOf(failure) };
    },
    timedOut: (failure) => ({
      type: "LambdaFunctionTimedOut",
      lambdaFunctionTimedOutEventDetails: detailsOf(failure),
    }),
  };
}

function succeeded(output: string): ReturnType<TaskVocabulary["succeeded"]> {
  return {
    type: "LambdaFunctionSucceeded",
    lambdaFunctionSucceededEventDetails: { output, outputDetails: whole },
  };
}
