import { html, type Markup } from "../html.ts";
import { places, type ConsoleWords, type Page, type PageContext, type Place } from "./page.ts";

const pathOfPlace: Readonly<Record<Place, string>> = {
  runs: "/",
  machines: "/machines",
  photos: "/photos",
  faces: "/faces",
  table: "/table",
  outbox: "/outbox",
  approvals: "/approvals",
  metrics: "/metrics",
};

/** A page with what all pages share. Its sections are renewed while it is open. */
export function drawShell(
  { title, place, sections }: Page,
  options: {
    context: Pick<PageContext, "environment" | "words" | "query" | "readOnly">;
    path: string;
    seen: number | undefined;
    pageToken: string;
  },
): string {
  const { context, path, seen, pageToken } = options;
  const { words } = context;
  const stream = new URLSearchParams(context.query);
  stream.set("page", path);
  if (seen !== undefined) stream.set("seen", String(seen));
  const body = html`<a class="skip" href="#main">${words.say("console-skip")}</a>${drawHeader(context, place)}
    <p id="notice" role="status" aria-live="polite"></p>
    <main id="main" tabindex="-1">
      <h1>${title}</h1>
      ${sections.map(({ id, content }) => html`<section id="${id}">${content}</section>`)}
    </main>
    <footer><small>${words.say("console-keys")}</small></footer>`;
  return frame(words, title, {
    head: html`<meta name="console-token" content="${pageToken}" /><meta
        name="console-events"
        content="/events?${stream.toString()}"
      />`,
    body,
    texts: html` data-live="${words.say("console-live")}"
    data-lost="${words.say("console-lost", { serves: context.readOnly })}" data-failed="${words.say("console-failed")}"`,
  });
}

/** A page that says one thing: what was asked for does not exist, or could not be read. */
export function drawErrorPage(
  context: Pick<PageContext, "environment" | "words">,
  code: "console-no-page" | "console-gone" | undefined,
  message?: string,
): string {
  const { words } = context;
  const text = code === undefined ? (message ?? "") : words.say(code);
  const title = words.say("console-title");
  const body = html`${drawHeader(context, undefined)}
    <main id="main">
      <h1>${title}</h1>
      <p class="empty">${markCommands(text)}</p>
    </main>`;
  return frame(words, title, { body });
}

/** Draws what a browser sees that was not let in. */
export function drawClosedPage(words: ConsoleWords): string {
  const title = words.say("console-title");
  return frame(words, title, {
    body: html`<main>
      <h1>${title}</h1>
      <p>${markCommands(words.say("console-closed"))}</p>
    </main>`,
  });
}

/** Commands stand between backticks in sentences that a terminal shows as well. */
function markCommands(text: string): Markup {
  return html`${text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

function drawHeader(
  { environment, words }: Pick<PageContext, "environment" | "words">,
  current: Place | undefined,
): Markup {
  const { target, region, environment: name } = environment.target;
  const entries = places.map(
    (place) =>
      html`<a href="${pathOfPlace[place]}" ${place === current ? html` aria-current="page"` : ""}
        >${words.say(`console-place-${place}`)}</a
      >`,
  );
  return html`<header>
    <b>wildrydes</b><span class="dim">${[target, region, ...(name === undefined ? [] : [name])].join(" · ")}</span>
    <nav aria-label="${words.say("console-navigation")}">${entries}</nav>
    <span class="live" id="live"></span>
  </header>`;
}

function frame(words: ConsoleWords, title: string, parts: { head?: Markup; body: Markup; texts?: Markup }): string {
  return html`<!doctype html><html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · wildrydes</title><link rel="stylesheet" href="/style.css"><script type="module" src="/client.js"></script>${parts.head}</head>
<body${parts.texts}>${parts.body}</body></html>`.text;
}
