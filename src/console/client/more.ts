/** Loads older runs as the end of the list comes near. */
export function loadMoreWhileScrolling(): void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting && target instanceof HTMLElement) void load(target);
    },
    { rootMargin: "1500px" },
  );
  const watch = (): void => {
    for (const end of document.querySelectorAll("[data-more]")) observer.observe(end);
  };

  async function load(end: HTMLElement): Promise<void> {
    observer.unobserve(end);
    const answer = await fetch(end.dataset["more"] ?? "").catch(() => undefined);
    const section = end.closest("section");
    // The link in its place leads on, and the next look at it tries again.
    if (!answer?.ok || !section) {
      setTimeout(() => observer.observe(end), 2000);
      return;
    }
    section.dataset["grown"] = "";
    end.insertAdjacentHTML("afterend", await answer.text());
    end.remove();
    watch();
  }

  watch();
  document.addEventListener("renewed", watch);
}
