const deepest = 64;

/** A piece of markup, or a run of text. What is neither is a `<` or `&` that begins nothing. */
const tokens =
  /<\?[^?]*(?:\?(?!>)[^?]*)*\?>|<!--[^-]*(?:-(?!->)[^-]*)*-->|<!\[CDATA\[[^\]]*(?:\](?!\]>)[^\]]*)*\]\]>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy;

/** The entities of XML itself; others would need a document type, which S3 does not take. */
const entity = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/;

/**
 * Whether a document is one element of the expected name, well-formed and without a document type. The SDK's parser
 * reads documents of services it trusts, and takes much that S3 refuses.
 */
export function isDocumentOf(root: string, text: string): boolean {
  const open: string[] = [];
  let roots = 0;
  let end = 0;
  for (const match of text.matchAll(tokens)) {
    const [token, closed, opened, attributes = "", empty] = match;
    end += token.length;
    if (closed !== undefined) {
      if (open.pop() !== closed) return false;
    } else if (opened !== undefined) {
      if (open.length === 0 && (roots++ > 0 || opened !== root)) return false;
      if (open.length >= deepest || entity.test(attributes)) return false;
      if (empty === "") open.push(opened);
    } else if (!token.startsWith("<")) {
      if (entity.test(token) || (open.length === 0 && token.trim() !== "")) return false;
    } else if (token.startsWith("<![CDATA[") && open.length === 0) return false;
  }
  return roots === 1 && open.length === 0 && end === text.length;
}
