import type { BulkEvent, BulkListener } from "../../../workshop/bulk/listener.ts";

/** One way of showing what a batch does; several listen to the same batch. */
export interface Reporter extends BulkListener {
  /** As it was asked for: `html=report.html`. */
  readonly name: string;
}

/** A report that could not be written. */
export interface ReporterFailure {
  readonly reporter: string;
  readonly reason: string;
}

/** Several reporters as one. One that fails is left out from then on: the batch and the others continue. */
export interface ReporterSet extends BulkListener {
  readonly failures: readonly ReporterFailure[];
}

/** @param onFailure called once for each reporter that fails */
export function joinReporters(
  reporters: readonly Reporter[],
  onFailure: (failure: ReporterFailure) => void,
): ReporterSet {
  const failures: ReporterFailure[] = [];
  const failed = new Set<Reporter>();

  function fail(reporter: Reporter, error: unknown): void {
    if (failed.has(reporter)) return;
    failed.add(reporter);
    const failure = { reporter: reporter.name, reason: error instanceof Error ? error.message : String(error) };
    failures.push(failure);
    onFailure(failure);
  }

  function notifyOne(reporter: Reporter, event: BulkEvent): Promise<void> | undefined {
    if (failed.has(reporter)) return undefined;
    try {
      return reporter.notify(event)?.catch((error: unknown) => fail(reporter, error));
    } catch (error) {
      fail(reporter, error);
      return undefined;
    }
  }

  return {
    failures,
    notify(event) {
      const slow = reporters.map((reporter) => notifyOne(reporter, event)).filter((pending) => pending !== undefined);
      return slow.length === 0 ? undefined : waitForAll(slow);
    },
  };
}

async function waitForAll(pending: readonly Promise<void>[]): Promise<void> {
  await Promise.all(pending);
}
