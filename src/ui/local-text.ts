import type { KnownFault } from "../workshop/faults.ts";
import { summariseFaults } from "./fault-text.ts";
import { drawPairs } from "./pairs.ts";

/** What is shown of a running local endpoint; its secret key is not. */
export interface DaemonView {
  readonly url: string;
  readonly pid: number;
  readonly account: string;
  readonly dataFolder: string;
  readonly startedAt: string;
  readonly version: string;
}

/** A running endpoint, as data and as text. */
export function describeDaemon(
  daemon: DaemonView,
  faults: readonly KnownFault[] = [],
): { result: object; text: string } {
  const { url, pid, account, dataFolder, startedAt, version } = daemon;
  const pairs = drawPairs([
    ["Address", url],
    ["Process", String(pid)],
    ["Account", account],
    ["Data folder", dataFolder],
    ["Running since", startedAt],
    ["Version", version],
    ...faultPairs(faults),
  ]);
  return {
    result: {
      running: true,
      answering: true,
      url,
      pid,
      account,
      dataFolder,
      startedAt,
      version,
      ...faultMembers(faults),
    },
    text: `The local endpoint runs.\n\n${pairs}`,
  };
}

/** No running endpoint, as data and as text. */
export function describeNoDaemon(options: { dataFolder: string; logFile: string; faults?: readonly KnownFault[] }): {
  result: object;
  text: string;
} {
  const pairs = drawPairs([
    ["Data folder", options.dataFolder],
    ["Log", options.logFile],
    ...faultPairs(options.faults),
  ]);
  return {
    result: { running: false, dataFolder: options.dataFolder, ...faultMembers(options.faults) },
    text: `The local endpoint is not running. The next command that needs it starts it.\n\n${pairs}`,
  };
}

/** An endpoint that is there and does not answer, as data and as text. */
export function describeSilentDaemon(options: {
  dataFolder: string;
  logFile: string;
  pid: number | undefined;
  isChanging: boolean;
}): { result: object; text: string } {
  const { dataFolder, logFile, pid, isChanging } = options;
  const pairs = drawPairs([
    ["Process", pid === undefined ? "unknown" : String(pid)],
    ["Data folder", dataFolder],
    ["Log", logFile],
  ]);
  const text = isChanging
    ? "The local endpoint starts or ends. Try again in a moment."
    : "The local endpoint runs, but it does not answer: it is busy or stuck. `npx wildrydes local stop` ends it.";
  return {
    result: { running: true, answering: false, pid: pid ?? null, dataFolder },
    text: `${text}\n\n${pairs}`,
  };
}

function faultPairs(faults: readonly KnownFault[] = []): [string, string][] {
  return faults.length === 0 ? [] : [["Faults", summariseFaults(faults)]];
}

function faultMembers(faults: readonly KnownFault[] = []): { faults?: readonly KnownFault[] } {
  return faults.length === 0 ? {} : { faults };
}
