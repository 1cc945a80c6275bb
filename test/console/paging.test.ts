import { CreateStateMachineCommand, DeleteStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDaemonSource } from "../../src/console/daemon-source.ts";
import type { Console, ConsoleSource } from "../../src/console/console.ts";
import { serveConsole } from "../../src/console/server/server.ts";
import { startExecution } from "../../src/aws/execution/start-execution.ts";
import type { AwsSession } from "../../src/aws/session.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";
import { ask, openSession } from "./support/browser-request.ts";
import { createServiceRole } from "../support/service-role.ts";

const visit = { region: "us-west-2", environment: undefined, language: "en" } as const;
const count = 230;
let endpoint: TestEndpoint;
let served: Console;
let session: AwsSession;
let cookie = "";
let roleArn = "";

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  const source: ConsoleSource = createDaemonSource(endpoint.served.endpoint, endpoint.url);
  served = await serveConsole(source);
  ({ session } = await source.openEnvironment(visit));
  ({ cookie } = await openSession(served.port, served.admit(visit)));
  roleArn = await createServiceRole(endpoint.clientConfig);
});
afterAll(async () => {
  await served.close();
  await endpoint.close();
});

async function makeMachine(name: string): Promise<string> {
  const definition = JSON.stringify({ StartAt: "Pass", States: { Pass: { Type: "Pass", End: true } } });
  const created = await new SFNClient(endpoint.clientConfig).send(
    new CreateStateMachineCommand({ name, roleArn, definition }),
  );
  return created.stateMachineArn ?? "";
}

async function show(path: string): Promise<string> {
  return (await ask(served.port, path, { headers: { cookie } })).text;
}

function runsOn(page: string): string[] {
  return [...page.matchAll(/href="\/run\?arn=([^"]+)"/g)].map(([, arn = ""]) => decodeURIComponent(arn));
}

/** Where a browser that scrolls asks next. */
function nextOf(page: string): string | undefined {
  return /data-more="([^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
}

test("who scrolls meets every run once, also while others begin", async () => {
  const machineArn = await makeMachine("Passer");
  for (let at = 0; at < count; at++) await startExecution(session, { machineArn, input: { userId: `rider_${at}` } });
  await makeMachine("Other");
  // Runs beyond the newest are read while the first page is already shown.
  await expect.poll(() => show("/?machine=Passer")).toContain(`${count} runs`);
  let page = await show("/?machine=Passer");
  const met = runsOn(page);
  expect(met).toHaveLength(100);
  for (let next = nextOf(page); next !== undefined; next = nextOf(page)) {
    expect(next).toContain("machine=Passer");
    // The list has moved on by the time that its end is asked for.
    await startExecution(session, { machineArn, input: { userId: "late" } });
    page = await show(next);
    expect(page).not.toContain("<header");
    met.push(...runsOn(page));
  }
  expect(met).toHaveLength(count);
  expect(new Set(met).size).toBe(count);
});

test("runs leave the list with their machine", async () => {
  const stateMachineArn = await makeMachine("Leaver");
  await startExecution(session, { machineArn: stateMachineArn, input: {} });
  expect(runsOn(await show("/?machine=Leaver"))).toHaveLength(1);
  await new SFNClient(endpoint.clientConfig).send(new DeleteStateMachineCommand({ stateMachineArn }));
  await expect.poll(async () => runsOn(await show("/?machine=Leaver"))).toEqual([]);
});
