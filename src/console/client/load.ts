/** Loads the parts of a page that take longer than the page itself. The earlier content stays if that fails. */
export function loadParts(): void {
  const load = async (part: HTMLElement): Promise<void> => {
    const address = part.dataset["load"] ?? "";
    delete part.dataset["load"];
    const answer = await fetch(address);
    const content = answer.ok ? await answer.text() : "";
    if (content === "" || part.innerHTML === content) return;
    part.innerHTML = content;
    part.dataset["loaded"] = address;
  };
  const look = (): void => {
    for (const part of document.querySelectorAll<HTMLElement>("[data-load]")) load(part).catch(() => undefined);
  };
  look();
  document.addEventListener("renewed", look);
}

/** A picture that the console refuses, or that is gone, becomes its description. */
export function describeLostPictures(): void {
  const describe = (image: HTMLImageElement): void => {
    const text = document.createElement("span");
    text.className = "no-picture";
    text.textContent = image.alt;
    image.replaceWith(text);
  };
  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLImageElement) describe(target);
    },
    true,
  );
  for (const image of document.images)
    if (image.complete && image.naturalWidth === 0 && image.loading !== "lazy") describe(image);
}
