/** `j` and `k` walk through lists, `/` searches, `g` and a digit go to a page, `o` opens all data of a run. */
export function handleKeys(): void {
  let went = false;
  document.addEventListener("keydown", (event) => {
    const at = event.target instanceof HTMLElement ? event.target : document.body;
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
    if (went && /^[1-9]$/.test(event.key))
      document.querySelectorAll<HTMLAnchorElement>("nav a")[Number(event.key) - 1]?.click();
    went = event.key === "g";
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    if (event.key === "o") toggleAll();
    if (event.key === "/") {
      event.preventDefault();
      document.querySelector<HTMLElement>("input[type=search]")?.focus();
    }
  });
  // A state that is looked at in the graph is marked in the definition, and its data is opened.
  document.addEventListener("pointerover", (event) => markDefinition(event.target));
  document.addEventListener("focusin", (event) => markDefinition(event.target));
  addEventListener("hashchange", openTarget);
}

function step(by: number): void {
  const entries = [...document.querySelectorAll<HTMLElement>("main .runs a, main summary, main tbody a, main th a")];
  const now = entries.findIndex((entry) => entry === document.activeElement);
  entries[Math.max(0, Math.min(entries.length - 1, now + by))]?.focus();
}

function toggleAll(): void {
  const parts = [...document.querySelectorAll<HTMLDetailsElement>("main details")];
  const open = parts.some((part) => !part.open);
  for (const part of parts) part.open = open;
}

function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
}

function markDefinition(over: EventTarget | null): void {
  const link = over instanceof Element ? over.closest<SVGAElement>("svg a[href^='#def-']") : null;
  if (!link) return;
  for (const marked of document.querySelectorAll("[data-definition] .marked")) marked.classList.remove("marked");
  const line = document.getElementById(decodeURIComponent((link.getAttribute("href") ?? "").slice(1)));
  line?.classList.add("marked");
}
