const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as XML and HTML take it, in content and in attributes; characters that XML has no place for become `?`. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, (character) => (/\s/.test(character) ? character : "?"))
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
