import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { startExecution } from "../../../src/aws/execution/start-execution.ts";
import type { Console } from "../../../src/console/console.ts";
import { createDaemonSource } from "../../../src/console/daemon-source.ts";
import { serveConsole } from "../../../src/console/server/server.ts";
import { startTestEndpoint } from "../../local/support/endpoint.ts";
import type { BrowserPage } from "./chromium.ts";
import { createServiceRole } from "../../support/service-role.ts";

const visit = { region: "us-west-2", environment: undefined, language: "en" } as const;
const atOnce = 50;

/** A console whose endpoint has run a machine many times. */
export interface BusyConsole {
  readonly console: Console;
  /** Good once, within a minute. */
  address(): string;
  close(): Promise<void>;
}

export async function serveManyRuns(count: number): Promise<BusyConsole> {
  const endpoint = await startTestEndpoint();
  const source = createDaemonSource(endpoint.served.endpoint, endpoint.url);
  const served = await serveConsole(source);
  const { session } = await source.openEnvironment(visit);
  const roleArn = await createServiceRole(endpoint.clientConfig);
  const definition = JSON.stringify({ StartAt: "Pass", States: { Pass: { Type: "Pass", End: true } } });
  const { stateMachineArn: machineArn = "" } = await new SFNClient(endpoint.clientConfig).send(
    new CreateStateMachineCommand({ name: "Passer", roleArn, definition }),
  );
  for (let from = 0; from < count; from += atOnce)
    await Promise.all(
      Array.from({ length: Math.min(atOnce, count - from) }, (_, at) =>
        startExecution(session, { machineArn, input: { userId: `rider_${from + at}` } }),
      ),
    );
  return {
    console: served,
    address: () => `http://127.0.0.1:${served.port}/open#${served.admit(visit)}`,
    async close() {
      await served.close();
      await endpoint.close();
    },
  };
}

/** The observations of a person who scrolled to the end of the list. */
export interface Scrolled {
  readonly runs: number;
  readonly different: number;
  /** CPU time of the page's main thread for each hundred runs that it loaded, laid out and drew, in milliseconds. */
  readonly cpuMsPerPart: number;
}

/** Scrolls the list of runs, a screen in each picture, until nothing follows. */
export async function scrollToEnd(page: BrowserPage): Promise<Scrolled> {
  const scroll = `new Promise((resolve) => {
    let still = 0;
    const step = () => {
      scrollBy(0, innerHeight);
      const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
      still = atEnd && !document.querySelector('[data-more]') ? still + 1 : 0;
      if (still < 30) return requestAnimationFrame(step);
      const links = [...document.querySelectorAll('.runs a')].map((link) => link.getAttribute('href'));
      resolve({ runs: links.length, different: new Set(links).size });
    };
    requestAnimationFrame(step);
  })`;
  // CPU time, and not the time of a clock: other work on the machine is not a pause of the page.
  await page.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await readTaskSeconds(page);
  const { runs, different } = Object(await page.run(scroll));
  const spent = (await readTaskSeconds(page)) - before;
  return { runs, different, cpuMsPerPart: (spent * 1000) / Math.max(1, runs / 100) };
}

async function readTaskSeconds(page: BrowserPage): Promise<number> {
  const { metrics } = Object(await page.send("Performance.getMetrics"));
  const task: unknown = metrics.find(({ name }: { name: string }) => name === "TaskDuration");
  return Number(Reflect.get(Object(task), "value"));
}
