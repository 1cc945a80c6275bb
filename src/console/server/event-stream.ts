import type { ServerResponse } from "node:http";
import type { Page, Section } from "../pages/page.ts";
import { safeHeaders } from "./answer.ts";

/** How often a page is looked at again, at most, in milliseconds. */
const shortest = 250;
/** How often where nothing reports changes. */
const withoutNotice = 5000;

/**
 * Keeps an open page true: draws it again when something changed, and sends the sections that differ.
 *
 * @param options.pageToken a page that carries another one is of an earlier console, and loads anew
 * @param options.seen what `changes` answered when the page was drawn
 */
export function streamPage(
  response: ServerResponse,
  options: {
    draw: () => Promise<Page>;
    changes: () => number | undefined;
    seen: number | undefined;
    pageToken: string;
  },
): void {
  const { draw, changes } = options;
  const sent = new Map<string, string>();
  let seen = options.seen;
  let isDrawing = false;
  let drawnAt = 0;
  response.writeHead(200, { ...safeHeaders, "content-type": "text/event-stream" });
  response.write(`retry: 1000\nevent: token\ndata: ${options.pageToken}\n\n`);
  const timer = setInterval(() => void look(), shortest);
  response.once("close", () => clearInterval(timer));

  async function look(): Promise<void> {
    if (isDrawing) return;
    const now = changes();
    if (now === undefined ? Date.now() - drawnAt < withoutNotice : now === seen) return;
    isDrawing = true;
    seen = now;
    drawnAt = Date.now();
    try {
      send((await draw()).sections);
    } catch {
      // What the page is about is gone, or cannot be read now: the next change tries again.
    } finally {
      isDrawing = false;
    }
  }

  function send(sections: readonly Section[]): void {
    const fresh = sections.filter(({ id, content }) => sent.get(id) !== content.text);
    for (const { id, content } of fresh) sent.set(id, content.text);
    if (fresh.length === 0 || response.destroyed) return;
    const changed = Object.fromEntries(fresh.map(({ id, content }) => [id, content.text]));
    response.write(`event: sections\ndata: ${JSON.stringify(changed)}\n\n`);
  }
}
