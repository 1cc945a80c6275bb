import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A browser of this machine, by its program; undefined where there is none. */
export function findChromium(): string | undefined {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // The next name.
    }
  }
  return undefined;
}

/** A page in a browser without a window. */
export interface BrowserPage {
  /** Runs an expression in the page; promises are awaited. */
  run(expression: string): Promise<unknown>;
  open(url: string): Promise<void>;
  press(key: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** Sends a command of the DevTools protocol. */
  send(method: string, params?: object): Promise<unknown>;
  /** The errors in the page: exceptions, refused resources. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** A browser with its first page. */
export interface Browser extends BrowserPage {
  /** Another page with the same cookies. */
  openTab(): Promise<BrowserPage>;
}

/** Starts a browser and drives its page over the DevTools protocol. */
export async function openBrowser(program: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "wildrydes-browser-"));
  const browser = spawn(
    program,
    ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", `--user-data-dir=${profile}`],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const ended = new Promise<void>((resolve) => {
    browser.once("exit", () => resolve());
  });
  const address = await new Promise<URL>((resolve) => {
    let said = "";
    browser.stderr.on("data", (part: Buffer) => {
      said += part.toString();
      const [found] = /ws:\/\/\S+/.exec(said) ?? [];
      if (found !== undefined) resolve(new URL(found));
    });
  });
  const first = await openTab(address.port);
  return {
    ...first,
    openTab: () => openTab(address.port),
    async close() {
      await first.close();
      browser.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openTab(port: string): Promise<BrowserPage> {
  const created = await fetch(`http://127.0.0.1:${port}/json/new?about:blank`, { method: "PUT" });
  const target: unknown = await created.json();
  const socket = new WebSocket(String(Reflect.get(Object(target), "webSocketDebuggerUrl")));
  await new Promise((resolve) => {
    socket.addEventListener("open", resolve, { once: true });
  });
  const waiting = new Map<number, (result: unknown) => void>();
  const complaints: string[] = [];
  let last = 0;
  const send = (method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  socket.addEventListener("message", ({ data }) => {
    const { id, method, params, result } = JSON.parse(String(data));
    if (id !== undefined) waiting.get(id)?.(result);
    // Questions of a page (`confirm`) are answered with yes.
    else if (method === "Page.javascriptDialogOpening") void send("Page.handleJavaScriptDialog", { accept: true });
    else if (method === "Runtime.exceptionThrown" || method === "Log.entryAdded")
      complaints.push(JSON.stringify(params));
  });
  for (const domain of ["Page", "Runtime", "Log"]) await send(`${domain}.enable`);
  return {
    complaints,
    send,
    async run(expression) {
      const answer = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
      return Reflect.get(Object(Reflect.get(Object(answer), "result")), "value");
    },
    async open(url) {
      await send("Page.navigate", { url });
    },
    async press(key) {
      await send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key });
      await send("Input.dispatchKeyEvent", { type: "keyUp", key });
    },
    async resize(width, height) {
      await send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 500 });
    },
    async close() {
      socket.close();
    },
  };
}
