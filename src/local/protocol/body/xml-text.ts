/** Text as XML content: also control characters a parser would refuse are written as references or dropped. */
export function escapeXml(text: string): string {
  return (
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("\r", "&#xD;")
      // oxlint-disable-next-line no-control-regex -- XML 1.0 has no way to carry these
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, "")
  );
}
