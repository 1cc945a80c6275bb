import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { readMember } from "../../src/workshop/json-member.ts";
import { poll } from "./poll.ts";

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
  const stop = (): void => void server.kill();
  try {
    await poll(async () => (await fetch(`${url}/moto-api/`).catch(() => undefined))?.ok || undefined);
    return { url, stop };
  } catch (error) {
    stop();
    throw error;
  }
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
