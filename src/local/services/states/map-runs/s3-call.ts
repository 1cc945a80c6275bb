import type { ServiceHost } from "../../../service.ts";
import type { StatesError } from "../../../states-language/index.ts";
import type { Run } from "../engine/run.ts";
import { sdkFailure } from "../integrations/service-failure.ts";

/** Calls S3 as the machine's role; a refusal becomes the error that `fail` makes of its text. */
export type S3Call = (
  operation: string,
  input: Readonly<Record<string, unknown>>,
  fail: (cause: string) => StatesError,
) => Promise<Readonly<Record<string, unknown>>>;

export function s3CallFor(host: ServiceHost, run: Run): S3Call {
  const caller = host.roleCaller(run.revision.record.roleArn, run.name, run.home.region);
  return async (operation, input, fail) => {
    try {
      const answer = await host.call({ service: "s3", operation, input, caller });
      return typeof answer === "object" && answer !== null ? { ...answer } : {};
    } catch (error) {
      const names = { service: "s3", prefix: "S3", base: "S3Exception", shownService: "S3" } as const;
      throw fail((await sdkFailure(error, names)).cause ?? "S3 could not be reached");
    }
  };
}
