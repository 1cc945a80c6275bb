import { afterEach, expect, test } from "vitest";
import { roleArn } from "./support/definitions.ts";
import { refusalOf } from "./support/refusal.ts";
import { openStatesHost, type StatesHost } from "./support/states-host.ts";

let host: StatesHost | undefined;
afterEach(() => host?.close());

const full = "The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.";

test("when the disk is full new executions are refused, and running ones go on once there is room", async () => {
  const opened = openStatesHost({ maxPages: 120 });
  host = opened;
  const definition = JSON.stringify({
    StartAt: "W",
    States: { W: { Type: "Wait", Seconds: 2, Next: "P" }, P: { Type: "Pass", End: true } },
  });
  const machine = await opened.call("CreateStateMachine", { name: "m", definition, roleArn });
  const started: string[] = [];
  for (const size of [50_000, 1000, 1]) {
    const input = JSON.stringify("x".repeat(size));
    let refusal = "";
    for (let n = 0; refusal === ""; n++) {
      const name = `${size}-${n}`;
      const start = opened.call("StartExecution", { ...machine, name, input }).then(() => started.push(name));
      refusal = await refusalOf(start).catch(() => "");
    }
    expect(refusal).toBe(`InternalFailure: ${full}`);
  }
  await expect.poll(() => opened.log.join("\n"), { timeout: 5000 }).toContain(` could not be written: ${full}`);
  opened.store.prepare("PRAGMA max_page_count = 100000").get();
  const succeeded = async () => {
    const { executions } = await opened.call("ListExecutions", {
      ...machine,
      statusFilter: "SUCCEEDED",
      maxResults: 1000,
    });
    return Array.isArray(executions) ? executions.map(({ name }) => name).sort() : [];
  };
  await expect.poll(succeeded, { timeout: 10_000 }).toEqual(started.sort());
});
