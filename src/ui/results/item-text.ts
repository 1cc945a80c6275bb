import { drawPairs } from "../terminal/pairs.ts";

/** The attributes of an item, one a line; those of a map within it by their path. */
export function drawItem(item: Readonly<Record<string, unknown>>): string {
  return drawPairs(attributesOf(item, ""));
}

function attributesOf(item: Readonly<Record<string, unknown>>, path: string): [name: string, value: string][] {
  return Object.entries(item).flatMap(([name, value]): [string, string][] => {
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return attributesOf({ ...value }, `${path}${name}.`);
    return [[`${path}${name}`, typeof value === "string" ? value : JSON.stringify(value)]];
  });
}
