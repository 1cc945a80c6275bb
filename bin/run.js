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
  const rootFolder = builtin("url").fileURLToPath(root);
  if (!builtin("fs").existsSync(rootFolder + "dist/cli/main.cjs"))
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
  // A reader such as `head` may go away at any time; what was begun is still brought to its end. What else keeps output
  // from being written is told where it is written.
  const lost = new Set();
  for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => lost.add(error));
  return run(rootFolder, lost);
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
 * The folder of the user's own where compiled code is kept. One below the temporary folder may have been made by another
 * user: what lies in it is run.
 */
function findCompiledCode() {
  const { env, getuid } = process;
  if (env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  if (env.NODE_COMPILE_CACHE) return env.NODE_COMPILE_CACHE;
  const home = env.HOME || env.USERPROFILE;
  if (!env.XDG_CACHE_HOME && !home) return undefined;
  const { lstatSync, mkdirSync } = builtin("fs");
  const folder = `${env.XDG_CACHE_HOME || `${home}/.cache`}/wildrydes/compiled`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(folder);
    const isOwn = getuid === undefined || (uid === getuid() && (mode & 0o077) === 0 && (mode & 0o40000) !== 0);
    return isOwn ? folder : undefined;
  } catch {
    // Without a cache the program starts a little later.
    return undefined;
  }
}

async function run(rootFolder, lost) {
  const compiled = findCompiledCode();
  const loader = createLoader(rootFolder + "dist/", compiled);
  const { printFailure, runProgram } = loader.load("cli/main.cjs");
  // oclif throws such errors again.
  const crash = async (error) => {
    // The words of an error are in files. Where none can be opened, wording fails each time.
    if (lost.has(error)) return;
    if (crash.failed) return giveUp(error);
    crash.failed = true;
    process.exit(await printFailure(error, words.includes("--json")));
  };
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
  const code = await runProgram(words, { root: rootFolder, load: loader.load, compiled });
  loader.keep();
  process.exit(code);
}

/**
 * Loads the program's own files, which are CommonJS, from `dist`. Node's cache of compiled code holds what the beginning
 * of a file needs. This one holds every function that was called so far: a command that ran before compiles nothing.
 */
function createLoader(dist, compiled) {
  const { readFileSync } = builtin("fs");
  const { Script } = builtin("vm");
  const modules = new Map();
  const scripts = new Map();
  let folder;
  let isComplete = true;

  function load(name) {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const filename = dist + name;
    const source = readFileSync(filename, "utf8");
    const module = { exports: {} };
    modules.set(name, module);
    // The last line is the build's id.
    if (folder === undefined && compiled !== undefined)
      folder = `${compiled}/${process.version}-${process.arch}/${source.slice(-17, -1)}`;
    const cachedData = folder && readCompiled(fileOf(name));
    const script = new Script(source, { filename, cachedData });
    if (cachedData === undefined || script.cachedDataRejected) isComplete = false;
    scripts.set(name, script);
    const above = name.split("/").slice(0, -1);
    const require = (id) => (id[0] === "." ? load(resolve(above, id)) : builtin(id) || requireOutside(id));
    try {
      script.runInThisContext()(module.exports, require, module, filename, dist + above.join("/"), given);
    } catch (error) {
      modules.delete(name); // not to be taken for an empty file
      throw error;
    }
    return module.exports;
  }

  function fileOf(name) {
    return `${folder}/${name.replace(/\//g, "_")}`;
  }

  /** Keeps the compiled code of all files when one was new: in the others more functions may have been called. */
  function keep() {
    if (isComplete || folder === undefined) return;
    const files = Array.from(scripts, ([name, script]) => [fileOf(name), script]);
    load("cli/write-compiled-code.cjs").writeCompiledCode(folder, files);
  }

  const given = { loadLater, builtinLater: createBuiltinLater(), importOutside };
  return { load, keep };
}

/**
 * Compiled code, which a file holds twice. Undefined where there is none, or where it is damaged, which would crash V8.
 * To compare is quicker than to load `node:zlib` for a sum.
 */
function readCompiled(file) {
  try {
    const kept = builtin("fs").readFileSync(file);
    const data = kept.subarray(0, kept.length / 2);
    return data.equals(kept.subarray(data.length)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** `../../chunks/a.cjs` from `commands/faces` is `chunks/a.cjs`. */
function resolve(above, id) {
  const parts = above.slice();
  for (const part of id.split("/"))
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  return parts.join("/");
}

/** A file that is loaded when a name of it is used for the first time. */
function loadLater(load) {
  let loaded;
  return () => loaded || (loaded = load());
}

/** Node's own modules, each loaded when a name of it is used for the first time. `default` is the module. */
function createBuiltinLater() {
  const namespaces = new Map();
  return (id) => {
    if (!namespaces.has(id)) namespaces.set(id, namespaceOf(loadLater(() => builtin(id))));
    return namespaces.get(id);
  };
}

function namespaceOf(load) {
  return new Proxy({}, { get: (_target, name) => (name === "default" ? load() : load()[name]) });
}

function requireOutside(id) {
  return builtin("module").createRequire(import.meta.url)(id);
}

/** To import one of Node's own modules looks at all its exports: of `node:http` also at WebSocket, which loads undici. */
function importOutside(id) {
  const module = builtin(id);
  return module === undefined ? import(id) : Promise.resolve(Object.create(module, { default: { value: module } }));
}

function giveUp(error) {
  const way = /EMFILE|ENFILE/.test(error?.code) ? "Allow more open files: `ulimit -n 1024`" : "Run the command again";
  refuse("unexpected", `The error could not be worded: ${error?.message ?? error}`, 1, way);
  process.exit();
}

function refuse(code, message, exitCode, way) {
  const json = { ok: false, command: null, target: null, error: { code, message, why: null, next: [way] } };
  if (words.includes("--json")) process.stdout.write(`${JSON.stringify(json, undefined, 2)}\n`);
  else process.stderr.write(`${message} → ${way}\n`);
  process.exitCode = exitCode;
}
