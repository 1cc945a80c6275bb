import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { challengeHeader, proofHeader, proveIdentity, sameProof } from "../access/proof.ts";
import { DaemonError } from "./daemon-error.ts";
import { readDaemonInfo, readDaemonPid, type DaemonInfo } from "./daemon-info.ts";
import { isFolderLocked } from "./folder-lock.ts";

/** The state of a data folder's daemon, as far as other processes can see it. */
export type DaemonState =
  | { readonly kind: "absent" }
  /** It proved that it is this folder's daemon. */
  | { readonly kind: "running"; readonly info: DaemonInfo }
  /** A process works in the folder and does not listen: it starts or ends. */
  | { readonly kind: "changing"; readonly pid: number | undefined }
  /** A process works in the folder, takes connections and does not answer: it is busy or stuck. */
  | { readonly kind: "silent"; readonly pid: number | undefined };

const answerMilliseconds = 5000;

/**
 * Looks at the daemon of a data folder.
 *
 * @param options.patience milliseconds after which a daemon counts as silent
 */
export async function observeDaemon(
  dataFolder: string,
  options: { patience?: number | undefined } = {},
): Promise<DaemonState> {
  const info = readDaemonInfo(dataFolder);
  const answer = info ? await challenge(info, options.patience ?? answerMilliseconds) : "none";
  if (info && answer === "proved") return { kind: "running", info };
  if (!existsSync(join(dataFolder, "lock.db")) || !isFolderLocked(dataFolder)) return { kind: "absent" };
  return { kind: answer === "late" ? "silent" : "changing", pid: readDaemonPid(dataFolder) ?? info?.pid };
}

/** The running daemon of a data folder, if it is there and answers. */
export async function findDaemon(dataFolder: string): Promise<DaemonInfo | undefined> {
  const state = await observeDaemon(dataFolder);
  return state.kind === "running" ? state.info : undefined;
}

/** Returns the error for a daemon that is there and does not answer. */
export function notAnswering(options: { dataFolder: string; pid: number | undefined }): DaemonError {
  const { dataFolder, pid } = options;
  return new DaemonError({ code: "local-not-answering", values: { dataFolder, pid } });
}

/**
 * Asks the listener at a daemon's address to prove that it is that daemon. Nothing else is sent: the port of a
 * daemon that was killed may have become somebody else's.
 */
async function challenge(info: DaemonInfo, patience: number): Promise<"proved" | "none" | "late"> {
  const nonce = randomBytes(32).toString("hex");
  const answer = await askForHeader(info, { challenge: nonce, patience });
  if (answer === undefined) return "late";
  const { secretAccessKey } = info.credentials;
  const expected = proveIdentity({ secretAccessKey, challenge: nonce, port: info.port, pid: info.pid });
  return sameProof(answer, expected) ? "proved" : "none";
}

/**
 * One HEAD request over a plain socket: `fetch` would take 30 ms to load, which every command would wait for.
 *
 * @returns the proof in the answer, empty when there is none; undefined when no answer came in time
 */
function askForHeader(
  { port }: DaemonInfo,
  { challenge: nonce, patience }: { challenge: string; patience: number },
): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  let head = "";
  const socket = connect({ host: "127.0.0.1", port });
  const timer = setTimeout(() => end(undefined), patience);
  function end(proof: string | undefined): void {
    clearTimeout(timer);
    socket.destroy();
    resolve(proof);
  }
  socket.setEncoding("latin1");
  socket.on("error", () => end(""));
  socket.on("close", () => end(""));
  socket.on("data", (text: string) => {
    head += text;
    if (head.includes("\r\n\r\n") || head.length > longestHead) end(readHeader(head, proofHeader));
  });
  socket.write(
    `HEAD / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${challengeHeader}: ${nonce}\r\nConnection: close\r\n\r\n`,
  );
  return promise;
}

const longestHead = 16_384;

function readHeader(head: string, name: string): string {
  for (const line of head.split("\r\n")) {
    const colon = line.indexOf(":");
    if (line.slice(0, colon).toLowerCase() === name.toLowerCase()) return line.slice(colon + 1).trim();
  }
  return "";
}
