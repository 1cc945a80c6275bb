import type { Caller, ServiceHost } from "../../../service.ts";
import type { StatesError } from "../../../states-language/index.ts";
import { optimisedFailure } from "../integrations/service-failure.ts";

/** Calls S3 as the machine's role; a refusal becomes the error that `fail` makes of its text. */
export type S3Call = (
  operation: string,
  input: Readonly<Record<string, unknown>>,
  fail: (cause: string) => StatesError,
) => Promise<Readonly<Record<string, unknown>>>;

/** @param caller the machine's role, whose permissions decide */
export function s3CallAs(caller: Caller, host: ServiceHost): S3Call {
  return async (operation, input, fail) => {
    try {
      const answer = await host.call({ service: "s3", operation, input, caller });
      return typeof answer === "object" && answer !== null ? { ...answer } : {};
    } catch (error) {
      const names = { service: "s3", prefix: "S3", base: "AmazonS3Exception", shownService: "Amazon S3" } as const;
      throw fail((await optimisedFailure(error, names)).cause ?? "");
    }
  };
}
