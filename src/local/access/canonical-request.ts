/** S3 signs the path as sent; every other service encodes it once more. */
export function canonicalPath(path: string, service: string): string {
  if (/^[\w\-.~/]*$/.test(path)) return path;
  const segments = path.split("/");
  if (service === "s3") return segments.map((segment) => encode(decodePercent(segment))).join("/");
  return segments.map(encode).join("/");
}

/** The query as Signature Version 4 signs it: encoded, sorted, without the signature of a presigned URL. */
export function canonicalQuery(query: string): string {
  if (!query) return "";
  return query
    .split("&")
    .filter((pair) => pair !== "" && !pair.startsWith("X-Amz-Signature="))
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [
        encode(decodePercent(name.replaceAll("+", "%20"))),
        encode(decodePercent(value.join("=").replaceAll("+", "%20"))),
      ] as const;
    })
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** RFC 3986: only unreserved characters stay. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
