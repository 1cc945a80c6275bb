import { addressIn } from "./address.ts";

/** The parts of a message that SES reads when the client composed it (RFC 5322). */
export interface RawMessage {
  readonly source: string | undefined;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly raw: string;
}

/** Reads the header of a whole message: who it is from, who it is to, and its subject. */
export function readRawMessage(data: Uint8Array): RawMessage {
  const raw = Buffer.from(data).toString("utf8");
  const [head = ""] = raw.split(/\r?\n\r?\n/, 1);
  const lines = head.replaceAll(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  const header = (name: string): string | undefined => {
    const found = lines.find((line) => line.toLowerCase().startsWith(`${name}:`));
    return found?.slice(name.length + 1).trim();
  };
  const recipients = ["to", "cc", "bcc"].flatMap((name) => splitAddresses(header(name)));
  return { source: header("from"), recipients, subject: decodeWords(header("subject") ?? ""), raw };
}

/** Commas inside quotes do not part addresses. */
function splitAddresses(list: string | undefined): string[] {
  const parts = list?.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? [];
  return parts.map((part) => addressIn(part)).filter((address) => address !== "");
}

/** Encoded words of RFC 2047: `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/(\?=)\s+(=\?)/g, "$1$2")
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, encoding: string, word: string) =>
      encoding.toLowerCase() === "b" ? Buffer.from(word, "base64").toString() : decodeQuoted(word),
    );
}

function decodeQuoted(word: string): string {
  const bytes = word
    .replaceAll("_", " ")
    .replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
