import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDaemonSource } from "../../src/console/daemon-source.ts";
import type { Console, ConsoleSource } from "../../src/console/console.ts";
import { serveConsole } from "../../src/console/server/server.ts";
import { consoleAreas } from "../../src/console/pages/page.ts";
import { drawState } from "../../src/console/pages/run-state.ts";
import { loadWords } from "../../src/text/words.ts";
import type { InspectedState } from "../../src/workshop/inspect/execution-view.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";
import { ask, openSession } from "./support/browser-request.ts";
import { createServiceRole } from "../support/service-role.ts";

const words = await loadWords("en", consoleAreas);
const visit = { region: "us-west-2", environment: undefined, language: "en" } as const;
let endpoint: TestEndpoint;
let source: ConsoleSource;
let served: Console;
let cookie = "";
let pageToken = "";
let machine = "";

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  source = createDaemonSource(endpoint.served.endpoint, endpoint.url);
  served = await serveConsole(source);
  ({ cookie } = await openSession(served.port, served.admit(visit)));
  pageToken = /console-token" content="([^"]+)"/.exec((await show("/")).text)?.[1] ?? "";
  const roleArn = await createServiceRole(endpoint.clientConfig);
  const definition = {
    StartAt: "Choose",
    States: {
      Choose: {
        Type: "Choice",
        Choices: [{ Variable: "$.wait", BooleanEquals: true, Next: "Wait" }],
        Default: "Refuse",
      },
      Wait: { Type: "Wait", Seconds: 600, End: true },
      Refuse: { Type: "Fail", Error: "Refused", Cause: "as asked" },
    },
  };
  const created = await new SFNClient(endpoint.clientConfig).send(
    new CreateStateMachineCommand({ name: "Chooser", roleArn, definition: JSON.stringify(definition) }),
  );
  machine = created.stateMachineArn ?? "";
});
afterAll(async () => {
  await served.close();
  await endpoint.close();
});

function show(path: string, from = { port: served.port, cookie }) {
  return ask(from.port, path, { headers: { cookie: from.cookie } });
}

function change(action: string, form: Record<string, string>) {
  const headers = {
    cookie,
    origin: `http://127.0.0.1:${served.port}`,
    "x-wildrydes-console": pageToken,
    "content-type": "application/x-www-form-urlencoded",
  };
  const body = new URLSearchParams(form).toString();
  return ask(served.port, `/actions/${action}`, { method: "POST", headers, body });
}

/** Starts a run by the page's form, and answers its ARN. */
async function start(input: object): Promise<string> {
  const answer = JSON.parse((await change("start", { arn: machine, input: JSON.stringify(input) })).text);
  return new URL(answer.location, "http://127.0.0.1").searchParams.get("arn") ?? "";
}

const paths = ["/", "/machines", "/photos", "/faces", "/table", "/outbox", "/approvals", "/metrics"];

test.each(["en", "ko"] as const)("every page says in %s what is not there yet", async (language) => {
  const from = {
    port: served.port,
    cookie: (await openSession(served.port, served.admit({ ...visit, language }))).cookie,
  };
  for (const path of paths) {
    const { status, text } = await show(path, from);
    expect([path, status]).toEqual([path, 200]);
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain('aria-current="page"');
    expect(text).not.toMatch(/undefined|console-[a-z-]+<|\[object/);
  }
});

test("a run is started, looked at, stopped, started again and redriven", async () => {
  const arn = await start({ wait: true });
  await expect.poll(async () => (await show(`/run?arn=${arn}`)).text).toContain('action="/actions/stop"');
  expect(JSON.parse((await change("stop", { arn })).text)).toMatchObject({ done: true });
  const stopped = (await show(`/run?arn=${arn}`)).text;
  expect(stopped).toContain("ABORTED");
  expect(stopped).not.toContain('action="/actions/stop"');
  expect(JSON.parse((await change("redrive", { arn })).text)).toMatchObject({ done: true });
  await expect.poll(async () => (await show(`/run?arn=${arn}`)).text).toContain("RUNNING");
  const again = JSON.parse((await change("start-again", { arn })).text);
  expect(again.location).toContain("/run?arn=");
  expect(again.location).not.toContain(encodeURIComponent(arn));
  expect((await change("stop", { arn })).status).toBe(200);
});

test("a failed run shows its error, its state and its time", async () => {
  const arn = await start({ wait: false });
  await expect.poll(async () => (await show(`/run?arn=${arn}`)).text).toContain("Refused: as asked");
  const { text, body } = await show(`/run?arn=${arn}`);
  expect(text).toContain('class="state failed"');
  expect(text).toMatch(/<div class="timeline">/);
  expect(body.length).toBeLessThan(100_000);
});

test("a run shows what its states changed and how they are defined, and leads to a start with its input", async () => {
  const arn = await start({ wait: false, note: "<b>&" });
  await expect.poll(async () => (await show(`/run?arn=${arn}`)).text).toContain("Refused: as asked");
  const { text } = await show(`/run?arn=${arn}`);
  expect(text).toContain("<h3>Output: the input, unchanged</h3>");
  expect(text).toContain("BooleanEquals");
  const [, other = ""] = /href="([^"]+)#input"/.exec(text) ?? [];
  const form = (await show(other.replaceAll("&amp;", "&"))).text;
  expect(form).toContain("&quot;wait&quot;: false");
  expect(form).toContain("&lt;b&gt;&amp;");
  // Without a run that was named, the newest is taken.
  expect((await show(`/machine?arn=${machine}`)).text).toContain("&quot;wait&quot;: ");
});

test("what a state adds to its input is marked, and what it drops is named", () => {
  const [inputValue, outputValue] = [
    { a: 1, b: 2, c: 3 },
    { a: 1, b: 4, d: "<i>" },
  ];
  const state: InspectedState = {
    name: "Change",
    type: "Pass",
    status: "succeeded",
    depth: 0,
    startMs: 0,
    durationMs: 1,
    attempts: 1,
    input: JSON.stringify(inputValue),
    output: JSON.stringify(outputValue),
    inputValue,
    outputValue,
    tries: [],
    error: undefined,
    cause: undefined,
  };
  const { text } = drawState(state, { index: 0, definition: { Type: "Pass" }, words });
  expect(text).toContain(
    "<pre>{\n  &quot;a&quot;: 1,\n<mark>  &quot;b&quot;: 4</mark>,\n<mark>  &quot;d&quot;: &quot;&lt;i&gt;&quot;</mark>\n}</pre>",
  );
  expect(text).toContain("Not in the output: c");
});

test("input that is not a JSON object, and what does not exist, are refused in words", async () => {
  const answer = await change("start", { arn: machine, input: "nothing" });
  expect([answer.status, JSON.parse(answer.text).text]).toEqual([409, "The input is not a JSON object."]);
  expect((await change("delete-everything", {})).status).toBe(404);
  expect((await change("approve", { id: "none" })).status).toBe(409);
  expect((await show("/run?arn=arn:aws:states:us-west-2:123456789012:execution:Chooser:none")).status).toBe(404);
  expect((await show("/machine?arn=x")).status).toBe(404);
  expect((await show("/toString")).status).toBe(404);
  for (const path of ["/machine", "/machine?arn=%00", "/run", `/run?arn=${"x".repeat(300)}`, "/?machine=%00&next=-1"])
    expect([path, [200, 404].includes((await show(path)).status)]).toEqual([path, true]);
});

test("the machine's page points from its graph to its definition", async () => {
  const { text } = await show(`/machine?arn=${machine}`);
  for (const state of ["Choose", "Wait", "Refuse"]) {
    expect(text).toContain(`href="#def-${state}"`);
    expect(text).toContain(`id="def-${state}"`);
  }
});

test("an open page gets what changed", async () => {
  const gone = new AbortController();
  const stream = await fetch(`http://127.0.0.1:${served.port}/events?page=/&seen=${source.changes() ?? 0}`, {
    headers: { cookie, "sec-fetch-site": "same-origin" },
    signal: gone.signal,
  });
  const arn = await start({ wait: true });
  const name = arn.split(":").at(-1) ?? "";
  let text = "";
  for await (const part of stream.body ?? []) {
    text += Buffer.from(part).toString("utf8");
    if (text.includes(encodeURIComponent(arn))) break;
  }
  expect(text).toContain("event: sections");
  expect(text).toContain(name);
  await change("stop", { arn });
});

test("the page of a photo whose content is a web page says that it is not an image", async () => {
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: "photos-of-riders" }));
  const Body = "<html><script>alert(1)</script></html>";
  await s3.send(new PutObjectCommand({ Bucket: "photos-of-riders", Key: "page.jpg", Body, ContentType: "text/html" }));
  const arn = await start({ wait: false, userId: "rider", s3Bucket: "photos-of-riders", s3Key: "page.jpg" });
  const { status, text } = await show(`/photo?run=${arn}`);
  expect(status).toBe(200);
  expect(text).toContain("not a JPEG or PNG photo");
  expect(text).not.toContain("alert(1)");
  expect((await show(`/picture?run=${arn}`)).status).toBe(415);
  expect((await show(`/run?arn=${arn}`)).text).toContain('data-load="/photo?run=');
  const gone = await start({ wait: false, userId: "rider", s3Bucket: "photos-of-riders", s3Key: "gone.jpg" });
  expect((await show(`/photo?run=${gone}`)).status).toBe(404);
  expect((await show(`/photo?run=${gone}x`)).status).toBe(404);
});

test("two browsers see each other's changes, and each change is carried out once", async () => {
  const arn = await start({ wait: true });
  const other = await openSession(served.port, served.admit({ ...visit, language: "ko" }));
  const from = { port: served.port, cookie: other.cookie };
  expect((await show(`/run?arn=${arn}`, from)).text).toContain('action="/actions/stop"');
  const before = source.changes();
  expect((await change("stop", { arn })).status).toBe(200);
  expect(source.changes()).toBeGreaterThan(before ?? 0);
  expect((await show(`/run?arn=${arn}`, from)).text).not.toContain('action="/actions/stop"');
  const again = await Promise.all([change("redrive", { arn }), change("redrive", { arn })]);
  expect(again.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await change("stop", { arn })).status).toBe(200);
});

test("a console for looking changes nothing", async () => {
  const readOnly = await serveConsole({ ...source, readOnly: true });
  const { cookie: other } = await openSession(readOnly.port, readOnly.admit(visit));
  const page = await show(`/machine?arn=${machine}`, { port: readOnly.port, cookie: other });
  expect(page.text).not.toContain('<form method="post"');
  const answer = await ask(readOnly.port, "/actions/start", {
    method: "POST",
    headers: {
      cookie: other,
      origin: `http://127.0.0.1:${readOnly.port}`,
      "x-wildrydes-console": /console-token" content="([^"]+)"/.exec(page.text)?.[1] ?? "",
    },
    body: new URLSearchParams({ arn: machine, input: "{}" }).toString(),
  });
  expect([answer.status, JSON.parse(answer.text).error]).toEqual([403, "read-only"]);
  await readOnly.close();
});
