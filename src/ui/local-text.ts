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
export function describeDaemon(daemon: DaemonView): { result: object; text: string } {
  const { url, pid, account, dataFolder, startedAt, version } = daemon;
  const pairs = drawPairs([
    ["Address", url],
    ["Process", String(pid)],
    ["Account", account],
    ["Data folder", dataFolder],
    ["Running since", startedAt],
    ["Version", version],
  ]);
  return {
    result: { running: true, answering: true, url, pid, account, dataFolder, startedAt, version },
    text: `The local endpoint runs.\n\n${pairs}`,
  };
}

/** No running endpoint, as data and as text. */
export function describeNoDaemon(options: { dataFolder: string; logFile: string }): { result: object; text: string } {
  const pairs = drawPairs([
    ["Data folder", options.dataFolder],
    ["Log", options.logFile],
  ]);
  return {
    result: { running: false, dataFolder: options.dataFolder },
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
