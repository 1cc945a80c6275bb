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
    result: { running: true, url, pid, account, dataFolder, startedAt, version },
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
