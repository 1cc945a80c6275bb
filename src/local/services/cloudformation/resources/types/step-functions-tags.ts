import type { TemplateMap } from "../../template/value.ts";
import { tagMap } from "../answer-members.ts";

/** Tags as Step Functions takes them, `key` and `value` in small letters; nothing when there are none. */
export function lowerCaseTags(properties: TemplateMap): { tags?: { key: string; value: string }[] } {
  const tags = Object.entries(tagMap(properties)).map(([key, value]) => ({ key, value }));
  return tags.length === 0 ? {} : { tags };
}
