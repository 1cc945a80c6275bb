import { refuseTemplate } from "../template-error.ts";

/** A piece of a `Fn::Sub` text: as it stands, or the name of what comes in its place. */
type SubPart = { readonly kind: "text"; readonly text: string } | { readonly kind: "name"; readonly name: string };

/**
 * Cuts a `Fn::Sub` text at its `${Name}`s. `${!Name}` stands for the text `${Name}`.
 *
 * @throws AwsError `ValidationError` for a name of the wrong form
 */
export function splitSubText(text: string): SubPart[] {
  const parts: SubPart[] = [];
  let end = 0;
  for (const match of text.matchAll(/\$\{([^{}]*)\}/gu)) {
    const name = (match[1] ?? "").trim();
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    if (name.startsWith("!")) {
      parts.push({ kind: "text", text: `\${${name.slice(1)}}` });
      continue;
    }
    if (!/^[A-Za-z0-9_.:]+$/u.test(name)) {
      throw refuseTemplate(
        "Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons",
      );
    }
    parts.push({ kind: "name", name });
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}
