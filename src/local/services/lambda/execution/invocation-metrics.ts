import { resourceElements } from "../../../../arn.ts";
import { AwsError } from "../../../aws-error.ts";
import type { ServiceHost } from "../../../service.ts";
import type { FunctionRecord } from "../function-record.ts";

/** The measuring of one invocation. */
interface MeasuredInvocation {
  /** @param running how many invocations run now, this one included */
  started(running: { readonly all: number; readonly of: (name: string) => number }): void;
  ended(result: { readonly milliseconds: number; readonly failed: boolean }): void;
  refused(error: unknown): void;
}

type Dimensions = Readonly<Record<string, string>>;

/** Measures invocations for CloudWatch's namespace AWS/Lambda (Lambda Developer Guide, "Types of metrics"). */
export function createInvocationMetrics(recorder: ServiceHost["metrics"]): {
  begin(record: FunctionRecord, invokedArn: string): MeasuredInvocation;
  /** An asynchronous invocation was accepted, or given up. */
  countEvent(record: FunctionRecord, name: "AsyncEventsReceived" | "AsyncEventsDropped"): void;
} {
  const write = (record: FunctionRecord, dimensions: readonly Dimensions[]) => {
    return (name: string, value: number, unit: "Count" | "Milliseconds" = "Count"): void => {
      for (const of of dimensions) {
        recorder.record(record, { namespace: "AWS/Lambda", name, dimensions: of, unit, value });
      }
    };
  };
  return {
    begin(record, invokedArn) {
      const FunctionName = record.name;
      const [, , qualifier] = resourceElements(invokedArn);
      const Resource = qualifier === undefined ? FunctionName : `${FunctionName}:${qualifier}`;
      const measure = write(record, [{}, { FunctionName }, { FunctionName, Resource }]);
      return {
        started(running) {
          write(record, [{}])("ConcurrentExecutions", running.all);
          write(record, [{ FunctionName }])("ConcurrentExecutions", running.of(FunctionName));
        },
        ended({ milliseconds, failed }) {
          measure("Invocations", 1);
          // A success is counted as no error, so that the average of Errors is the rate of failures.
          measure("Errors", failed ? 1 : 0);
          measure("Throttles", 0);
          measure("Duration", milliseconds, "Milliseconds");
        },
        refused(error) {
          if (error instanceof AwsError && error.code === "TooManyRequestsException") measure("Throttles", 1);
        },
      };
    },
    countEvent: (record, name) => write(record, [{}, { FunctionName: record.name }])(name, 1),
  };
}
