import type { KnownFault } from "../../workshop/endpoint/faults.ts";
import { summariseFaults } from "./fault-text.ts";
import type { Words } from "../../text/words.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { formatMoment } from "../terminal/quantity.ts";

/** The areas that the screens of the local endpoint are worded by. */
export const localAreas = ["labels", "screen-local"] as const;
export type LocalWords = Words<(typeof localAreas)[number]>;

/** A running local endpoint as it is shown; its secret key is not. */
interface DaemonView {
  readonly url: string;
  readonly pid: number;
  readonly account: string;
  readonly dataFolder: string;
  readonly startedAt: string;
  readonly version: string;
}

/** The settings that make an endpoint behave in another way than it does at first. */
interface Settings {
  readonly faults?: readonly KnownFault[];
  /** A policy holds the person. */
  readonly held?: boolean;
}

/** A running endpoint, as data and as text. */
export function describeDaemon(
  daemon: DaemonView & Settings,
  { say, language }: LocalWords,
): { result: object; text: string } {
  const { url, pid, account, dataFolder, startedAt, version, faults, held } = daemon;
  const pairs = drawPairs([
    [say("label-address"), url],
    [say("label-process"), String(pid)],
    [say("label-account"), account],
    [say("label-data-folder"), dataFolder],
    [say("label-running-since"), formatMoment(new Date(startedAt), language)],
    [say("label-version"), version],
    ...(held ? [[say("local-permissions"), say("local-held")] as const] : []),
    ...faultPairs(say, faults),
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
      ...(held ? { callerPolicy: true } : {}),
    },
    text: `${say("local-running")}\n\n${pairs}`,
  };
}

/** No running endpoint, as data and as text. */
export function describeNoDaemon(
  options: { dataFolder: string; logFile: string; faults?: readonly KnownFault[] },
  { say }: LocalWords,
): { result: object; text: string } {
  const pairs = drawPairs([
    [say("label-data-folder"), options.dataFolder],
    [say("label-log"), options.logFile],
    ...faultPairs(say, options.faults),
  ]);
  return {
    result: { running: false, dataFolder: options.dataFolder, ...faultMembers(options.faults) },
    text: `${say("local-not-running")}\n\n${pairs}`,
  };
}

/** An endpoint that is there and does not answer, as data and as text. */
export function describeSilentDaemon(
  options: { dataFolder: string; logFile: string; pid: number | undefined; isChanging: boolean },
  { say }: LocalWords,
): { result: object; text: string } {
  const { dataFolder, logFile, pid, isChanging } = options;
  const pairs = drawPairs([
    [say("label-process"), pid === undefined ? say("unknown") : String(pid)],
    [say("label-data-folder"), dataFolder],
    [say("label-log"), logFile],
  ]);
  return {
    result: { running: true, answering: false, pid: pid ?? null, dataFolder },
    text: `${say(isChanging ? "local-changing" : "local-silent")}\n\n${pairs}`,
  };
}

function faultPairs(say: LocalWords["say"], faults: readonly KnownFault[] = []): [string, string][] {
  return faults.length === 0 ? [] : [[say("local-faults"), summariseFaults(faults)]];
}

function faultMembers(faults: readonly KnownFault[] = []): { faults?: readonly KnownFault[] } {
  return faults.length === 0 ? {} : { faults };
}
