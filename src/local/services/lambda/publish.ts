import { randomUUID } from "node:crypto";
import type { FunctionRecord } from "./function-record.ts";
import type { LambdaService } from "./lambda-service.ts";

/**
 * Publishes a function's code and configuration as a version. When nothing changed since the last one, that one is the
 * answer, as on AWS.
 */
export function publish(
  lambda: LambdaService,
  latest: FunctionRecord,
  options: { readonly description?: string | undefined },
): FunctionRecord {
  const { versions } = lambda.functions;
  const last = versions.list(latest).at(-1);
  if (last && last.codeHash === latest.codeHash && last.modified === latest.modified) return last;
  const number = (latest.lastVersion ?? 0) + 1;
  const {
    eventInvoke: _events,
    url: _url,
    lastVersion: _last,
    qualifiedPolicies: _policies,
    qualifiedEventInvoke: _eventsOfOthers,
    ...kept
  } = latest;
  const version: FunctionRecord = {
    ...kept,
    ...(options.description === undefined ? {} : { description: options.description }),
    policy: [],
    version: String(number),
    revisionId: randomUUID(),
  };
  lambda.host.store.write(() => {
    versions.add(version);
    lambda.functions.save({ ...latest, lastVersion: number });
  });
  return version;
}
