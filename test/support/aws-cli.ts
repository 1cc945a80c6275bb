import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { readAwsCliVersion, readsEndpointUrl } from "../../src/workshop/endpoint/aws-cli.ts";

/**
 * Before all tests: puts two things about the `aws` CLI behind a script of its name. One that is too old to read
 * AWS_ENDPOINT_URL (Debian 12 has such a one) is told the address in every call; one that is a Python script is imported
 * once, and each call is a fork. Answers what takes it away again.
 */
export default async function setUpAwsCli(): Promise<(() => Promise<void>) | undefined> {
  const version = await readAwsCliVersion();
  if (version === undefined) return undefined;
  const program = findProgram();
  const isOld = !readsEndpointUrl(version);
  const python = readInterpreter(program);
  if (!isOld && python === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-aws-"));
  const plain = `exec "${program}" ${isOld ? '${AWS_ENDPOINT_URL:+--endpoint-url "$AWS_ENDPOINT_URL"} ' : ""}"$@"`;
  writeFileSync(join(folder, "aws"), `#!/bin/sh\n${plain}\n`, { mode: 0o755 });
  const server = python === undefined || isOld ? undefined : await startServer({ python, program, folder });
  process.env["PATH"] = [folder, process.env["PATH"] ?? ""].join(delimiter);
  return async () => {
    if (server?.exitCode === null) {
      server.ref();
      const ended = once(server, "exit");
      server.stdin?.end();
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The program itself; pyenv puts a shell script before it, which looks for it in every call. */
function findProgram(): string {
  const found = (line: string): string => spawnSync("sh", ["-c", line], { encoding: "utf8" }).stdout.trim();
  return found("pyenv which aws 2>/dev/null") || found("command -v aws");
}

/** The Python of a program that is a script for Python. */
function readInterpreter(program: string): string | undefined {
  return /^#!(\S*python[\d.]*)\s/.exec(readFileSync(program, "latin1").slice(0, 200))?.[1];
}

interface Place {
  readonly python: string;
  readonly program: string;
  readonly folder: string;
}

/** Undefined where the server does not start: the program is then run as ever. */
async function startServer({ python, program, folder }: Place): Promise<ChildProcess | undefined> {
  const socket = join(folder, "socket");
  const server = spawn(python, [join(import.meta.dirname, "aws-fork-server.py"), socket], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const isReady = await new Promise<boolean>((resolve) => {
    server.stdout.once("data", () => resolve(true));
    server.once("exit", () => resolve(false));
    server.once("error", () => resolve(false));
  });
  if (!isReady) return undefined;
  // The server alone keeps no run alive.
  server.unref();
  writeFileSync(join(folder, "aws"), clientOf({ python, program, socket }), { mode: 0o755 });
  return server;
}

function clientOf({ python, program, socket }: { python: string; program: string; socket: string }): string {
  return `#!${python} -IS
import marshal, os, socket, struct, sys
connection = socket.socket(socket.AF_UNIX)
try:
    connection.connect(${JSON.stringify(socket)})
except OSError:
    os.execv(${JSON.stringify(program)}, [${JSON.stringify(program)}, *sys.argv[1:]])
payload = marshal.dumps((sys.argv[1:], os.getcwd(), dict(os.environ)))
socket.send_fds(connection, [struct.pack("!I", len(payload))], [0, 1, 2])
connection.sendall(payload)
code = connection.recv(1)
sys.exit(code[0] if code else 255)
`;
}
