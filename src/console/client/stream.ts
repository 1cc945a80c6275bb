/** Renews the sections of this page as the server sends them. */
export function listen(): void {
  const address = document.querySelector<HTMLMetaElement>("meta[name=console-events]")?.content;
  if (address === undefined) return;
  const live = document.getElementById("live");
  const { live: isLive = "", lost = "" } = document.body.dataset;
  const say = (on: boolean): void => {
    if (!live) return;
    live.textContent = on ? isLive : lost;
    live.classList.toggle("on", on);
  };
  let source: EventSource | undefined;
  const connect = (): void => {
    const stream = new EventSource(address);
    source = stream;
    stream.addEventListener("open", () => say(true));
    stream.addEventListener("error", () => {
      say(false);
      // The browser tries again, except after a refusal: a console that was started anew does not know it yet.
      if (stream.readyState === EventSource.CLOSED) setTimeout(connect, retryMilliseconds);
    });
    stream.addEventListener("token", ({ data }) => {
      if (data !== document.querySelector<HTMLMetaElement>("meta[name=console-token]")?.content) location.reload();
    });
    stream.addEventListener("sections", (event) => {
      const changed: unknown = JSON.parse(event.data);
      if (typeof changed !== "object" || changed === null) return;
      for (const [id, content] of Object.entries(changed)) renew(id, String(content));
    });
  };
  connect();
  addEventListener("pagehide", () => source?.close());
}

const retryMilliseconds = 2000;

/** Replaces a part of the page. Open details, typed text and the focus stay. */
function renew(id: string, content: string): void {
  const section = document.getElementById(id);
  if (!section || isInUse(section)) return;
  const opened = new Map([...section.querySelectorAll("details")].map((part) => [part.id, part.open]));
  const at = document.activeElement;
  const focus = at && section.contains(at) ? pathOf(at) : undefined;
  const loaded = new Map(
    [...section.querySelectorAll<HTMLElement>("[data-loaded]")].map((part) => [part.dataset["loaded"], part]),
  );
  section.innerHTML = content;
  for (const part of section.querySelectorAll<HTMLElement>("[data-load]"))
    keepLoaded(part, loaded.get(part.dataset["load"]));
  for (const part of section.querySelectorAll("details")) part.open = opened.get(part.id) ?? part.open;
  if (focus) section.querySelector<HTMLElement>(focus)?.focus();
  section.dispatchEvent(new CustomEvent("renewed", { bubbles: true }));
}

/** Keeps loaded content until it is loaded again. */
function keepLoaded(part: HTMLElement, loaded: HTMLElement | undefined): void {
  if (!loaded) return;
  part.replaceChildren(...loaded.childNodes);
  part.dataset["loaded"] = loaded.dataset["loaded"];
}

/** A form that is being filled in is left alone, and so is a list of which more was loaded. */
function isInUse(section: HTMLElement): boolean {
  const at = document.activeElement;
  const isTyping = at instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) && section.contains(at);
  return isTyping || (section.dataset["grown"] !== undefined && scrollY > 400);
}

function pathOf(element: Element): string | undefined {
  const href = element.getAttribute("href");
  if (element.id) return `#${CSS.escape(element.id)}`;
  return href === null ? undefined : `[href="${CSS.escape(href)}"]`;
}
