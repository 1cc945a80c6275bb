import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadWords } from "../../text/words.ts";
import { packageRoot } from "../../package-root.ts";
import { consoleStyle } from "../pages/style.ts";
import { html } from "../html.ts";
import type { Answer } from "./answer.ts";

let loading: Promise<ReadonlyMap<string, Answer>> | undefined;

/**
 * Reads what every browser may load, let in or not: the style, the script, and the page that trades a token for a
 * cookie.
 */
export function readAssets(): Promise<ReadonlyMap<string, Answer>> {
  loading ??= load();
  return loading;
}

async function load(): Promise<ReadonlyMap<string, Answer>> {
  const script = await readFile(join(packageRoot, "dist", "console", "client.js"), "utf8");
  const [en, ko] = await Promise.all([loadWords("en", ["screen-console"]), loadWords("ko", ["screen-console"])]);
  const entrance = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>wildrydes</title>
        <link rel="stylesheet" href="/style.css" />
        <script type="module" src="/client.js"></script>
      </head>
      <body data-entrance data-used-en="${en.say("console-used")}" data-used-ko="${ko.say("console-used")}">
        <main><p id="notice" role="status"></p></main>
      </body>
    </html>`;
  return new Map<string, Answer>([
    ["/client.js", { status: 200, type: "text/javascript; charset=utf-8", body: script }],
    ["/style.css", { status: 200, type: "text/css; charset=utf-8", body: consoleStyle }],
    ["/open", { status: 200, type: "text/html; charset=utf-8", body: entrance.text }],
    ["/favicon.ico", { status: 204, type: "image/x-icon", body: "" }],
  ]);
}
