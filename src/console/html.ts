import { escapeMarkup } from "../ui/bulk/reporters/escape-markup.ts";

/** Markup that is safe as it is: made by `html` alone, or by a painter that escapes. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The values that a template takes. Nothing is drawn for undefined and false. */
type Drawable = string | number | Markup | undefined | false | readonly Drawable[];

/** Markup from a template: every value in it is escaped, unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...values: readonly Drawable[]): Markup {
  return new Markup(parts.map((part, index) => part + draw(values[index])).join(""));
}

function draw(value: Drawable): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(draw).join("");
  return escapeMarkup(String(value));
}

/** A path within the console with its query; what is undefined is left out. */
export function link(path: string, query: Readonly<Record<string, string | number | undefined>> = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== "") given.set(name, String(value));
  return given.size === 0 ? path : `${path}?${given.toString()}`;
}
