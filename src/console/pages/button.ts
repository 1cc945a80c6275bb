import { html, type Markup } from "../html.ts";

/**
 * A button that changes something. The client module sends the form with the page's token.
 *
 * @param question is asked before; for what cannot be taken back
 */
export function drawButton(
  action: string,
  values: Readonly<Record<string, string>>,
  text: string,
  question?: string,
): Markup {
  const fields = Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form method="post" action="${action}" data-change${question !== undefined && html` data-question="${question}"`}>${fields}<button${question !== undefined && html` class="danger"`}>${text}</button></form>`;
}
