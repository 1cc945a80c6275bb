import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readRegularFile, replaceFile } from "../regular-file.ts";
import type { ProgramMark } from "./program-mark.ts";

/** A running daemon, as its note in the data folder describes it. */
export interface DaemonInfo {
  readonly url: string;
  readonly pid: number;
  readonly port: number;
  readonly account: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly dataFolder: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Of the program that started it. */
  readonly version: string;
  /** Missing in notes of earlier versions. */
  readonly program?: ProgramMark;
  /** Whether `test`/`test` is accepted beside the data folder's own keys. */
  readonly acceptsTestKeys: boolean;
}

const infoFile = (dataFolder: string): string => join(dataFolder, "daemon.json");
const pidFile = (dataFolder: string): string => join(dataFolder, "daemon.pid");
const portFile = (dataFolder: string): string => join(dataFolder, "port");

/** Returns where the daemon of a data folder logs. */
export function daemonLogFile(dataFolder: string): string {
  return join(dataFolder, "daemon.log");
}

/** Writes the daemon down for later commands; readable by the owner alone, because it holds keys. */
export function writeDaemonInfo(info: DaemonInfo): void {
  replaceFile(infoFile(info.dataFolder), JSON.stringify(info));
}

/**
 * Takes the note away again, unless another daemon has written its own since.
 *
 * @param pid whose note it must be; when not given, no daemon runs and any note is stale
 */
export function removeDaemonInfo(dataFolder: string, pid?: number): void {
  if (pid === undefined || readDaemonInfo(dataFolder)?.pid === pid) rmSync(infoFile(dataFolder), { force: true });
}

/** Notes which process holds the folder's lock: it may never come to listen and write itself down. */
export function writeDaemonPid(dataFolder: string): void {
  replaceFile(pidFile(dataFolder), String(process.pid));
}

/** The process that held the folder's lock last. */
export function readDaemonPid(dataFolder: string): number | undefined {
  return readNumber(pidFile(dataFolder), 2 ** 31);
}

/** Reads what the data folder says of its daemon; undefined where there is no readable note. */
export function readDaemonInfo(dataFolder: string): DaemonInfo | undefined {
  try {
    const info: unknown = JSON.parse(readRegularFile(infoFile(dataFolder)) ?? "");
    return isDaemonInfo(info) ? info : undefined;
  } catch {
    return undefined;
  }
}

/** The port chosen when the data folder was first used; clients may have it in their environment. */
export function readChosenPort(dataFolder: string): number | undefined {
  return readNumber(portFile(dataFolder), 65_536);
}

function readNumber(file: string, limit: number): number | undefined {
  try {
    const number = Number(readRegularFile(file));
    return Number.isInteger(number) && number > 0 && number < limit ? number : undefined;
  } catch {
    return undefined;
  }
}

/** The address that a folder's daemon has whenever it runs; undefined before the folder was first used. */
export function keptAddress(dataFolder: string): string | undefined {
  const port = readChosenPort(dataFolder);
  return port === undefined ? undefined : `http://127.0.0.1:${port}`;
}

/** Keeps the port for the next start, in a file that only the owner can read. */
export function writeChosenPort(dataFolder: string, port: number): void {
  replaceFile(portFile(dataFolder), String(port));
}

const stayFile = (dataFolder: string): string => join(dataFolder, "stay");

/** Asks the daemon to stay although nobody uses it: a shell has its address in its environment. */
export function askToStay(dataFolder: string): void {
  replaceFile(stayFile(dataFolder), "");
}

/** True until the daemon is stopped by hand. */
export function isAskedToStay(dataFolder: string): boolean {
  return existsSync(stayFile(dataFolder));
}

/** Nobody needs the daemon any more: it was stopped by hand. */
export function clearStayRequest(dataFolder: string): void {
  rmSync(stayFile(dataFolder), { force: true });
}

function isDaemonInfo(value: unknown): value is DaemonInfo {
  return (
    value !== null &&
    typeof value === "object" &&
    "url" in value &&
    "pid" in value &&
    "port" in value &&
    "credentials" in value &&
    typeof value.url === "string" &&
    typeof value.pid === "number" &&
    typeof value.port === "number" &&
    isCredentials(value.credentials)
  );
}

function isCredentials(value: unknown): value is DaemonInfo["credentials"] {
  return value !== null && typeof value === "object" && "accessKeyId" in value && "secretAccessKey" in value;
}
