#!/usr/bin/env node
// Starts the program, as fast as it goes. This file alone must be readable to any old Node: no syntax newer than 2018.
const root = new URL("..", import.meta.url);
const words = process.argv.slice(2);
const installNode = "Install Node 24 from https://nodejs.org, then run the command again";
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 22 || (major === 22 && minor < 13)) handOver();
else if (words[0] === "--version" || words[0] === "-v") printVersion();
else start();

/** A module of Node's own. Importing one by name costs a millisecond, because all its exports are looked at. */
function builtin(name) {
  return process.getBuiltinModule(name);
}

/** An older Node hands over to the one that was installed beside the program, with the same terminal and signals. */
async function handOver() {
  const [{ existsSync }, { spawn }, { fileURLToPath }] = await Promise.all([
    import("fs"),
    import("child_process"),
    import("url"),
  ]);
  const newer = ["node_modules/.bin/node", "../.bin/node"]
    .map((file) => fileURLToPath(new URL(file, root)))
    .find((file) => existsSync(file) && !process.env.WILDRYDES_HANDED_OVER);
  if (newer === undefined)
    return refuse("old-node", `wildrydes needs Node 22.13 or newer; this is ${process.version}.`, 3, installNode);
  const child = spawn(newer, [fileURLToPath(new URL("bin/run.js", root))].concat(words), {
    // By the end of the channel the program notices that this process was killed and could not tell it.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: Object.assign({}, process.env, { WILDRYDES_HANDED_OVER: "1", WILDRYDES_STARTED_AS: process.argv[1] }),
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => refuse("old-node", `${newer} could not be started: ${error.message}`, 3));
  child.on("close", (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function printVersion() {
  const version = JSON.parse(builtin("fs").readFileSync(new URL("package.json", root), "utf8")).version;
  const json = { ok: true, command: "version", target: null, result: { version, node: process.version } };
  process.stdout.write(words.includes("--json") ? `${JSON.stringify(json, undefined, 2)}\n` : `wildrydes ${version}\n`);
}

function start() {
  const program = new URL("dist/cli/main.js", root);
  if (!builtin("fs").existsSync(program))
    return refuse("not-built", "The program is not built yet.", 1, "Run `npm run build`");
  // Where Node 22 warns that what the program uses is experimental, that helps nobody who only uses the program.
  const warn = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    if (!/SQLite is an experimental|Support for loading ES Module in require/.test(String(warning)))
      warn.call(process, warning, ...rest);
  };
  if (process.env.WILDRYDES_HANDED_OVER && process.channel) {
    process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
    process.channel.unref();
  }
  process.once("exit", endWithTerminal);
  cacheCompiledCode();
  // A reader such as `head` may go away at any time; what was begun is still brought to its end. What else keeps output
  // from being written is told where it is written.
  const lost = new Set();
  for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => lost.add(error));
  return run(program, lost);
}

/**
 * A terminal that was closed ends the program as its signal does. Node would set the terminal's modes back, and ends with
 * an assertion and a dump of its memory where there is not a terminal any more (`ResetStdio`).
 */
function endWithTerminal() {
  const { fstatSync, statSync } = builtin("fs");
  try {
    // Of one family with `/dev/null`, such as `/dev/full`, is not a terminal.
    const family = (device) => (process.platform === "darwin" ? device >>> 24 : (device >>> 8) & 0xfff);
    const nowhere = family(statSync("/dev/null").rdev);
    const devices = [0, 1, 2].filter((fd) => {
      const status = fstatSync(fd);
      return status.isCharacterDevice() && family(status.rdev) !== nowhere;
    });
    if (devices.every((fd) => builtin("tty").isatty(fd))) return;
    process.removeAllListeners("SIGHUP");
    process.kill(process.pid, "SIGHUP");
  } catch {
    // Where there are no such devices, nothing is set back.
  }
}

/**
 * Keeps compiled code in a folder of the user's own. Node would take one below the temporary folder, which another user
 * may have made: what lies in it is run.
 */
function cacheCompiledCode() {
  const { enableCompileCache, getCompileCacheDir } = builtin("module");
  if (getCompileCacheDir() !== undefined || process.env.NODE_DISABLE_COMPILE_CACHE) return;
  const { env, getuid } = process;
  const home = env.HOME || env.USERPROFILE;
  if (!env.XDG_CACHE_HOME && !home) return;
  const { lstatSync, mkdirSync } = builtin("fs");
  const folder = `${env.XDG_CACHE_HOME || `${home}/.cache`}/wildrydes/compiled`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(folder);
    const isOwn = getuid === undefined || (uid === getuid() && (mode & 0o077) === 0 && (mode & 0o40000) !== 0);
    if (isOwn) enableCompileCache(folder);
  } catch {
    // Without a cache the program starts a little later.
  }
}

async function run(program, lost) {
  const { printFailure, runProgram } = await import(program.href);
  // oclif throws such errors again.
  const crash = async (error) => {
    if (!lost.has(error)) process.exit(await printFailure(error, words.includes("--json")));
  };
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
  process.exit(await runProgram(words, { root: builtin("url").fileURLToPath(root) }));
}

function refuse(code, message, exitCode, way) {
  const json = { ok: false, command: null, target: null, error: { code, message, why: null, next: [way] } };
  if (words.includes("--json")) process.stdout.write(`${JSON.stringify(json, undefined, 2)}\n`);
  else process.stderr.write(`${message} → ${way}\n`);
  process.exitCode = exitCode;
}
