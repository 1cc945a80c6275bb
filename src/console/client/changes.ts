import { notice } from "./notice.ts";

/** Sends the forms that change something, with the page's token, and goes where the answer leads. */
export function sendChanges(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset["change"] === undefined) return;
    event.preventDefault();
    const { question } = form.dataset;
    // oxlint-disable-next-line no-alert -- the browser's own question needs no script and is read by screen readers
    if (question !== undefined && !confirm(question)) return;
    void send(form);
  });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-copy]") : null;
    if (button) void navigator.clipboard.writeText(button.dataset["copy"] ?? "");
  });
}

async function send(form: HTMLFormElement): Promise<void> {
  const token = document.querySelector<HTMLMetaElement>("meta[name=console-token]")?.content ?? "";
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  const buttons = form.querySelectorAll("button");
  for (const button of buttons) button.disabled = true;
  try {
    const answer = await fetch(form.getAttribute("action") ?? "", {
      method: "POST",
      headers: { "x-wildrydes-console": token },
      body: new URLSearchParams(fields),
    });
    const { location: next, text = "" } = await answer.json();
    if (typeof next === "string") location.assign(next);
    else notice(String(text || document.body.dataset["failed"]), !answer.ok);
  } catch {
    notice(document.body.dataset["lost"] ?? "", true);
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}
