import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { readMember } from "../../src/workshop/json-member.ts";

/** A running moto server: another endpoint that speaks for AWS. */
export interface Moto {
  readonly url: string;
  stop(): void;
}

/** Starts `moto_server` on a free port and waits until it answers. */
export async function startMoto(): Promise<Moto> {
  const port = await findFreePort();
  const server = spawn("moto_server", ["-p", String(port)], { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${url}/moto-api/`).catch(() => undefined);
    if (answer?.ok) return { url, stop: () => void server.kill() };
    await sleep(100);
  }
  server.kill();
  throw new Error("moto_server does not answer");
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, "127.0.0.1", resolve);
  });
  const port = Number(readMember(probe.address(), "port"));
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  return port;
}
