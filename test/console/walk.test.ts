import { ListBucketsCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { enterHome, type Home } from "../support/home.ts";
import { findChromium, openBrowser, type Browser, type BrowserPage } from "./support/chromium.ts";

/** Only `npm run test:console` walks: a browser takes its time on a machine that runs all tests. */
const chromium = process.env["WILDRYDES_TEST_BROWSER"] === undefined ? undefined : findChromium();
const patience = { timeout: 120_000, interval: 200 };

let home: Home;
let one: Browser;
let other: Browser;
let own = "";

async function succeed(words: readonly string[]): Promise<unknown> {
  const { code, envelope } = await home.runJson(words);
  if (code !== 0) throw new Error(`${words.join(" ")}: ${code} ${JSON.stringify(envelope.error)}`);
  return envelope.result;
}

function text(value: unknown, name: string): string {
  return String(Reflect.get(Object(value), name));
}

/** Opens the console in a browser by a new one-time address. */
async function enter(page: BrowserPage): Promise<void> {
  const opened = await succeed(["local", "console"]);
  own = text(opened, "address");
  await page.open(text(opened, "url"));
  await expect.poll(() => page.run("document.title"), patience).toBe("Runs · wildrydes");
  await isLive(page);
}

function isLive(page: BrowserPage): Promise<void> {
  return expect.poll(() => page.run("document.getElementById('live')?.textContent"), patience).toBe("live");
}

async function show(page: BrowserPage, path: string): Promise<void> {
  await page.open(own + path);
  await isLive(page);
}

async function click(page: BrowserPage, selector: string): Promise<void> {
  const wanted = JSON.stringify(selector);
  await expect.poll(() => page.run(`document.querySelector(${wanted}) !== null`), patience).toBe(true);
  await page.run(`document.querySelector(${wanted}).click()`);
}

function reads(page: BrowserPage, expression: string): () => Promise<unknown> {
  return () => page.run(expression);
}

const outcome = "document.querySelector('#outcome .kind')?.textContent.trim()";

/** Photos and their buckets, put there past the program: it would refuse some. */
async function openBuckets(): Promise<{
  put(of: RegExp, key: string, body: Uint8Array | string, metadata?: Record<string, string>): Promise<string>;
}> {
  const set: Record<string, string> = Reflect.get(Object(await succeed(["local", "env"])), "set");
  const s3 = new S3Client({
    endpoint: set["AWS_ENDPOINT_URL"],
    region: "us-west-2",
    forcePathStyle: true,
    credentials: { accessKeyId: set["AWS_ACCESS_KEY_ID"] ?? "", secretAccessKey: set["AWS_SECRET_ACCESS_KEY"] ?? "" },
  });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand());
  return {
    async put(of, Key, Body, Metadata) {
      const Bucket = Buckets.map(({ Name = "" }) => Name).find((name) => of.test(name));
      await s3.send(new PutObjectCommand({ Bucket, Key, Body, Metadata, ContentType: "image/jpeg" }));
      return Bucket ?? "";
    },
  };
}

let photoBucket = "";
let machine = "";
/** Executions that wait for a person's decision. */
const waiting: string[] = [];

describe.skipIf(chromium === undefined)("a walk through the console with two browsers", { timeout: 300_000 }, () => {
  beforeAll(async () => {
    home = await enterHome();
    await succeed(["setup"]);
    machine = text(await succeed(["deploy-machine", "--stage", "4"]), "arn");
    await succeed(["run", "-u", "user_a", "-k", "1_happy_face.jpg"]);
    await succeed(["deploy-machine", "--flow", "metadata", "--moderation", "--ask-at", "50", "--reject-at", "90"]);
    const buckets = await openBuckets();
    photoBucket = await buckets.put(/riderphotos/, "page.jpg", "<html><script>document.title='taken'</script></html>");
    const photo = await readFile(join(packageRoot, "templates/photos/6_other_person.jpg"));
    for (const name of ["first", "second", "third"]) {
      const declared = { "declared-moderation": "Swimwear or Underwear:70" };
      await buckets.put(/metadata/, `Incoming/${name}.jpg`, photo, declared);
      const words = ["run", "--flow", "metadata", "--key", `Incoming/${name}.jpg`, "--name", name, "--no-wait"];
      await succeed(words);
      waiting.push(name);
    }
    [one, other] = await Promise.all([openBrowser(chromium ?? ""), openBrowser(chromium ?? "")]);
  }, 400_000);

  afterAll(async () => {
    await one?.close();
    await other?.close();
    await home?.leave();
  }, 60_000);

  test("both browsers are let in, each by an address that is good once", async () => {
    await enter(one);
    await enter(other);
    expect(await other.run("document.cookie + location.hash")).toBe("");
  });

  test("a photo shows a box around each face, the reason, and whom it resembles", async () => {
    await show(one, "/photo?key=3_multiple_faces.jpg");
    await expect.poll(reads(one, "document.querySelectorAll('svg.faces rect.refused').length"), patience).toBe(2);
    expect(await one.run("document.querySelector('#faces .kind').textContent")).toBe("refused: 2 faces");
    await show(other, "/photo?key=5_same_person.jpg");
    await expect.poll(reads(other, "document.querySelectorAll('svg.faces rect.accepted').length"), patience).toBe(1);
    expect(await other.run("document.querySelector('#faces li').textContent")).toMatch(/^user_a \d+\.\d %$/);
    // The box lies on the picture, and the picture is there.
    const inside = `(() => { const [image, box] = ['image', 'rect'].map((name) => document.querySelector('svg.faces ' + name).getBoundingClientRect());
      return box.left >= image.left && box.right <= image.right && box.top >= image.top && box.bottom <= image.bottom && box.width > 20; })()`;
    expect(await other.run(inside)).toBe(true);
  });

  test("a photo that is a web page stays text", async () => {
    await show(one, "/photo?key=page.jpg");
    await expect
      .poll(reads(one, "document.querySelector('#faces')?.textContent"), patience)
      .toContain("not a JPEG or PNG photo");
    await show(one, "/photos");
    await expect
      .poll(reads(one, "document.querySelector('.no-picture')?.textContent"), patience)
      .toBe("Photo page.jpg");
    await one.open(`${own}/picture?key=page.jpg`);
    await expect.poll(reads(one, "document.readyState"), patience).toBe("complete");
    expect(await one.run("document.title")).not.toContain("taken");
  });

  test("a face is deleted in one browser, and the other sees it go", async () => {
    await show(one, "/faces");
    await show(other, "/faces");
    await click(one, 'form[action="/actions/delete-face"] button');
    await expect.poll(reads(other, "document.querySelector('#faces')?.textContent"), patience).toContain("no faces");
    await expect.poll(reads(one, "document.querySelector('#faces')?.textContent"), patience).toContain("no faces");
  });

  test("a machine is started with an input, and started again with the same", async () => {
    await show(one, `/machine?arn=${machine}`);
    const input = JSON.stringify({ userId: "user_b", s3Bucket: photoBucket, s3Key: "1_happy_face.jpg" });
    await one.run(`document.getElementById('input').value = ${JSON.stringify(input)}`);
    await click(one, 'form[action="/actions/start"] button');
    await expect.poll(reads(one, "location.pathname"), patience).toBe("/run");
    await expect.poll(reads(one, outcome), patience).toBe("accepted");
    await expect.poll(reads(one, "document.querySelectorAll('.panel svg.faces rect').length"), patience).toBe(1);
    await isLive(one);
    await click(one, 'form[action="/actions/start-again"] button');
    await expect.poll(reads(one, outcome), patience).toBe("refused: already registered");
    await expect
      .poll(reads(one, "document.querySelector('.panel .seen li')?.textContent"), patience)
      .toContain("user_b");
  });

  test("images are approved and denied, and the executions follow", async () => {
    await show(one, "/approvals");
    await show(other, "/approvals");
    const buttons = (action: string) => `document.querySelectorAll('form[action="/actions/${action}"]').length`;
    await expect.poll(reads(one, buttons("approve")), patience).toBe(3);
    await click(one, 'li:has(img[alt*="first.jpg"]) form[action="/actions/approve"] button');
    await expect.poll(reads(other, buttons("approve")), patience).toBe(2);
    await click(other, 'li:has(img[alt*="second.jpg"]) form[action="/actions/deny"] button');
    await expect.poll(reads(one, buttons("approve")), patience).toBe(1);
    expect(await one.run("document.querySelector('#approvals').textContent")).toContain("denied by console");
    await show(one, "/?q=first");
    await click(one, ".runs a");
    await expect.poll(reads(one, outcome), patience).toBe("accepted");
    await show(one, "/?q=second");
    await click(one, ".runs a");
    await expect.poll(reads(one, outcome), patience).toContain("failed");
  });

  test("an execution is stopped, redriven, and stopped in the other browser", async () => {
    await show(one, `/?q=${waiting[2]}`);
    await click(one, ".runs a");
    await expect.poll(reads(one, outcome), patience).toBe("running");
    await isLive(one);
    await show(other, String(await one.run("location.pathname + location.search")));
    await click(one, 'form[action="/actions/stop"] button');
    await expect.poll(reads(other, outcome), patience).toContain("failed");
    await click(other, 'form[action="/actions/redrive"] button');
    await expect.poll(reads(one, outcome), patience).toBe("running");
    await expect
      .poll(reads(one, "document.querySelector('form[action=\"/actions/stop\"]') !== null"), patience)
      .toBe(true);
    await click(one, 'form[action="/actions/stop"] button');
    await expect.poll(reads(other, outcome), patience).toContain("failed");
  });

  test("pages say that the endpoint ended, and connect again after the next local console", async () => {
    await show(one, "/machines");
    await succeed(["local", "stop"]);
    await expect.poll(reads(one, "document.getElementById('live').textContent"), patience).toContain("local console");
    const tab = await one.openTab();
    await enter(tab);
    await isLive(one);
    // The first page works again: what it changes carries the new session's token.
    await expect
      .poll(reads(one, "document.querySelector('meta[name=console-token]').content"), patience)
      .toBe(await tab.run("document.querySelector('meta[name=console-token]').content"));
    await tab.close();
  });

  test("nothing went wrong in the pages", () => {
    // 415 is the photo that is none, and a refused connection the endpoint that ended.
    const expected =
      /status of (?:415|401)|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/;
    expect([...one.complaints, ...other.complaints].filter((line) => !expected.test(line))).toEqual([]);
  });
});
