import { createSessionSource } from "../console/session-source.ts";
import { serveConsole } from "../console/server/server.ts";
import type { Language } from "../text/languages.ts";
import type { Environment } from "../workshop/environment.ts";

/** A console that was served. */
export interface ServedConsole {
  readonly url: string;
  readonly address: string;
  readonly port: number;
}

/**
 * Serves the console's pages for looking at an environment, on a free port of 127.0.0.1, until the signal is aborted.
 *
 * @param options.onOpen is given the one-time address as soon as the console answers
 */
export async function serveUntilSignal(
  environment: Environment,
  options: { language: Language; onOpen: (served: ServedConsole) => Promise<void> },
): Promise<ServedConsole> {
  const { signal, target } = environment;
  const console = await serveConsole(createSessionSource(environment));
  const address = `http://127.0.0.1:${console.port}`;
  const token = console.admit({
    region: target.region,
    environment: target.environment,
    language: options.language,
  });
  const served = { url: `${address}/open#${token}`, address, port: console.port };
  try {
    await options.onOpen(served);
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener("abort", () => resolve(), { once: true });
    });
  } finally {
    await console.close();
  }
  return served;
}
