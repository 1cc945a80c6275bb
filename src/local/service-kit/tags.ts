/** A tag as a request has it. */
interface TagInput {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** A service's demands on tags beyond the lengths that all demand: keys of 1–128 characters, values of at most 256. */
interface TagRules {
  /** As many as a resource may have; 50 where it is missing. */
  readonly most?: number;
  /** The characters of keys and values. */
  readonly characters?: RegExp;
  /** Refuses keys that begin with `aws:`. */
  readonly reserved?: "refused";
}

/** The first thing that is wrong with tags; each service words it itself. */
type TagFault =
  | { readonly kind: "too many"; readonly most: number }
  | { readonly kind: "duplicate key" | "key" | "reserved key"; readonly key: string }
  | { readonly kind: "value"; readonly key: string; readonly value: string };

/** As many tags as a resource of AWS may have, unless a service sets its own limit. */
export const mostTags = 50;

/**
 * Looks for what is wrong with tags.
 *
 * @param present the tags that the resource keeps beside the given ones
 */
export function findTagFault(
  tags: readonly TagInput[],
  rules: TagRules = {},
  present: Readonly<Record<string, string>> = {},
): TagFault | undefined {
  const { most = mostTags, characters = /^/, reserved } = rules;
  const seen = new Set<string>();
  for (const { Key: key = "", Value: value = "" } of tags) {
    if (seen.has(key)) return { kind: "duplicate key", key };
    if (key === "" || key.length > 128 || !characters.test(key)) return { kind: "key", key };
    if (value.length > 256 || !characters.test(value)) return { kind: "value", key, value };
    if (reserved && key.toLowerCase().startsWith("aws:")) return { kind: "reserved key", key };
    seen.add(key);
  }
  const all = new Set([...Object.keys(present), ...seen]);
  return all.size > most ? { kind: "too many", most } : undefined;
}

/** Tags by their keys. */
export function toTagRecord(tags: readonly TagInput[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}

/** Tags out of a record of them. */
export function fromTagRecord(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
