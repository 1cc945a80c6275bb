import type { StoredImage } from "../image-source.ts";
import type { NamedConfidence } from "./moderation-labels.ts";

/** The metadata of an object in which labels are declared for a drill, without S3's `x-amz-meta-`. */
const metadataNames = { moderation: "declared-moderation", labels: "declared-labels" } as const;

/**
 * Labels that somebody declared on the object itself, to be answered instead of what the networks see; undefined where
 * none are declared. `none` declares that there are none. Never without a line in the log.
 *
 * @param options.known whether a name is a label; declarations with other names count as a whole as not made
 */
export function readDeclaredLabels(
  { metadata, place }: StoredImage,
  options: { kind: keyof typeof metadataNames; known: (name: string) => boolean; log: (line: string) => void },
): NamedConfidence[] | undefined {
  const name = metadataNames[options.kind];
  const text = metadata[name]?.trim();
  if (text === undefined || text === "") return undefined;
  const entries = text.toLowerCase() === "none" ? [] : text.split(/[,;]/).map(readEntry);
  const labels = entries.filter((entry) => entry !== undefined);
  const understood = labels.length === entries.length && labels.every((label) => options.known(label.name));
  options.log(
    understood
      ? `${place}: its metadata ${name} is answered instead of what the networks see: ${text}`
      : `${place}: its metadata ${name} is not understood, the networks are asked: ${text}`,
  );
  return understood ? labels : undefined;
}

/** `Explicit Nudity=92` or `Explicit Nudity: 92`. */
function readEntry(text: string): NamedConfidence | undefined {
  const [, name = "", number = ""] = /^(.+?)\s*[=:]\s*(\d+(?:\.\d+)?)$/.exec(text.trim()) ?? [];
  const confidence = Number(number);
  return name === "" || confidence > 100 ? undefined : { name, confidence };
}
