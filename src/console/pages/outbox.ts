import { formatMoment } from "../../ui/terminal/quantity.ts";
import type { SentMessage } from "../console.ts";
import { html, type Markup } from "../html.ts";
import type { ConsoleWords, DrawPage } from "./page.ts";

/** Draws the messages to mailboxes and telephones that the local endpoint keeps. It sends none of them. */
export const drawOutboxPage: DrawPage = async ({ outbox, words }) => {
  const messages = await outbox();
  const shown = messages?.map((message, index) => drawMessage(message, index, words)) ?? [];
  const empty = words.say(messages === undefined ? "console-outbox-elsewhere" : "console-no-messages");
  return {
    title: words.say("console-place-outbox"),
    place: "outbox",
    sections: [{ id: "messages", content: shown.length === 0 ? html`<p class="empty">${empty}</p>` : html`${shown}` }],
  };
};

function drawMessage({ via, to, subject, body, sentAt }: SentMessage, index: number, words: ConsoleWords): Markup {
  return html`<details id="message-${index}">
    <summary>
      ${subject ?? words.say("console-no-subject")}
      <small>${via} · ${to} · ${formatMoment(sentAt, words.language)}</small>
    </summary>
    <pre>${body}</pre>
  </details>`;
}
