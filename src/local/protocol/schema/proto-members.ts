/** A JSON text whose members called `__proto__` survive codecs that assign members to objects. */
export function withoutProto(json: string): string {
  return json.includes('"__proto__"') ? json.replaceAll(/"__proto__"(?=\s*:)/g, '"__proto__\\u0000"') : json;
}

/** A JSON document with the members that `withoutProto` renamed under their own name. */
export function withProto(json: Uint8Array | string): Uint8Array | string {
  const bytes = typeof json === "string" ? Buffer.from(json) : Buffer.from(json.buffer, json.byteOffset, json.length);
  if (!bytes.includes(renamed)) return json;
  return bytes.toString("utf8").replaceAll(renamed, '"__proto__"');
}

/** The renamed member as JSON shows it. */
const renamed = '"__proto__\\u0000"';
