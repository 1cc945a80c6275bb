import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import { runCli, type CliResult } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";
import { playFaults } from "../local/support/faults.ts";
import type { DisturbedCommand, Disturbance } from "./commands.ts";
import { compareWorlds, readWorld, settle, type World } from "./world.ts";

/** A command, the folder it begins in, the calls it makes, and the world as it should be after it ran twice. */
export interface PreparedCommand {
  readonly command: DisturbedCommand;
  readonly dataFolder: string;
  readonly calls: readonly string[];
  readonly expected: World;
}

/** The effect of one disturbance. */
export interface ScenarioOutcome {
  readonly command: string;
  readonly disturbance: Disturbance;
  /** The call that was disturbed, from 0; undefined where none was. */
  readonly at: number | undefined;
  /** The first call that might be disturbed: an old answer needs a change before it. */
  readonly from: number;
  readonly call: string;
  /** Exit code of the disturbed command; null where it was killed. */
  readonly code: number | null;
  /** Exit code of the same command, run again. */
  readonly again: number;
  /** The departures from the intended state; empty when the environment is right. */
  readonly differences: readonly string[];
  readonly said?: string;
}

/**
 * Makes the state in which a command begins, in a folder that is kept, and finds the calls the command makes.
 *
 * @param options.folder where prepared states are kept; what is there is used again
 */
export async function prepareCommand(options: { command: DisturbedCommand; folder: string }): Promise<PreparedCommand> {
  const { command, folder } = options;
  const dataFolder = join(folder, command.after.map((words) => words[0]).join("-") || "empty");
  if (!existsSync(dataFolder)) await prepareState(command.after, dataFolder);
  const endpoint = await startTestEndpoint({ copyOf: dataFolder });
  const work = makeWorkFolder();
  try {
    // A pause of no length is noted in the log for each call and changes nothing.
    const [watcher] = playFaults(endpoint, { kind: "delay", seconds: 0, from: ["person"] });
    await mustSucceed(endpoint, command.words, work);
    await settle(endpoint);
    const mark = `fault ${watcher?.id} delay: `;
    const calls = endpoint.log.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
    playFaults(endpoint);
    await runCommand(endpoint, command.words, work);
    await settle(endpoint);
    return { command, dataFolder, calls, expected: await readWorld(endpoint) };
  } finally {
    await endpoint.close();
    rmSync(work, { recursive: true });
  }
}

/** Disturbs one call of a command, runs the command again, and compares the world with the one it should be. */
export async function runScenario(
  prepared: PreparedCommand,
  disturbance: Disturbance,
  from: number,
): Promise<ScenarioOutcome> {
  const { command, dataFolder, calls, expected } = prepared;
  const endpoint = await startTestEndpoint({ copyOf: dataFolder });
  await endpoint.served.endpoint.resume();
  const work = makeWorkFolder();
  try {
    const logged = endpoint.log.length;
    const first = await disturb(endpoint, { disturbance, at: from, words: command.words, work });
    const log = endpoint.log.slice(logged);
    const { at, call } =
      disturbance === "kill"
        ? { at: first.code === null ? from : undefined, call: calls[from] }
        : disturbedCall(log, disturbance);
    playFaults(endpoint);
    await settle(endpoint);
    const again = await runCommand(endpoint, command.words, work);
    await settle(endpoint);
    const differences = compareWorlds(await readWorld(endpoint), expected);
    const isRight = again.code === 0 && differences.length === 0 && (first.code === 0 || first.code === null);
    return {
      command: command.name,
      disturbance,
      at,
      from,
      call: call ?? "",
      code: first.code,
      again: again.code,
      differences,
      ...(isRight ? {} : { said: [first.stderr, again.code === 0 ? "" : again.stderr].join("\n---\n") }),
    };
  } finally {
    await endpoint.close();
    rmSync(work, { recursive: true });
  }
}

async function disturb(
  endpoint: TestEndpoint,
  options: { disturbance: Disturbance; at: number; words: readonly string[]; work: string },
): Promise<{ code: number | null; stderr: string }> {
  const { disturbance, at, words, work } = options;
  const where = { skip: at, count: 1, from: ["person"] } as const;
  if (disturbance === "kill") return killAt(endpoint, { at, words, work });
  // A pause of no length is noted in the log for each call and changes nothing.
  const watcher = { kind: "delay", seconds: 0, from: ["person"] } as const;
  playFaults(endpoint, watcher, { kind: disturbance, ...where, ...(disturbance === "stale" && { seconds: 3600 }) });
  return runCommand(endpoint, words, work);
}

/** Which call of a log was disturbed, from 0: each call is noted by the watcher first. */
function disturbedCall(
  log: readonly string[],
  disturbance: Exclude<Disturbance, "kill">,
): { at: number | undefined; call: string | undefined } {
  const strike = new RegExp(` ${disturbance}: `);
  const struck = log.findIndex((line) => strike.test(line));
  const call = log[struck]?.split(": ")[1];
  if (call === undefined) return { at: undefined, call };
  const noted = log.slice(0, struck).filter((line) => / delay: /.test(line));
  return { at: noted.findLastIndex((line) => line.endsWith(`: ${call}`)), call };
}

/** Kills the program while one of its calls waits. What the call asks for is done all the same. */
async function killAt(
  endpoint: TestEndpoint,
  { at, words, work }: { at: number; words: readonly string[]; work: string },
): Promise<{ code: number | null; stderr: string }> {
  const [fault] = playFaults(endpoint, { kind: "delay", seconds: 30, skip: at, count: 1, from: ["person"] });
  const from = endpoint.log.length;
  const child = spawn(process.execPath, [join(packageRoot, "bin", "run.js"), ...words], {
    cwd: work,
    env: { PATH: process.env["PATH"], HOME: work, NO_COLOR: "1", LANG: "C.UTF-8", ...environmentOf(endpoint, work) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const watch = setInterval(() => {
    if (endpoint.log.slice(from).some((line) => line.startsWith(`fault ${fault?.id} delay`))) child.kill("SIGKILL");
  }, 5);
  const code = await new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  clearInterval(watch);
  return { code, stderr };
}

async function prepareState(after: DisturbedCommand["after"], dataFolder: string): Promise<void> {
  const endpoint = await startTestEndpoint();
  const work = makeWorkFolder();
  for (const words of after) await mustSucceed(endpoint, words, work);
  await settle(endpoint);
  await endpoint.served.close();
  cpSync(endpoint.dataFolder, dataFolder, { recursive: true });
  rmSync(endpoint.dataFolder, { recursive: true });
  rmSync(work, { recursive: true });
}

async function mustSucceed(endpoint: TestEndpoint, words: readonly string[], work: string): Promise<void> {
  const { code, stderr } = await runCommand(endpoint, words, work);
  if (code !== 0) throw new Error(`wildrydes ${words.join(" ")} ended with ${code}: ${stderr}`);
}

function runCommand(endpoint: TestEndpoint, words: readonly string[], work: string): Promise<CliResult> {
  return runCli(words, { environment: { ...environmentOf(endpoint, work), HOME: work }, folder: work });
}

function environmentOf(endpoint: TestEndpoint, work: string): Record<string, string> {
  return { ...endpoint.environment, WILDRYDES_DATA: join(work, "none") };
}

function makeWorkFolder(): string {
  const work = mkdtempSync(join(tmpdir(), "wildrydes-weather-"));
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, "rows.csv"), "userId,key\nuser_c,3_multiple_faces.jpg\nuser_d,4_no_face.jpg\n");
  return work;
}
