/** The address in `Name <address>` or in a bare address. */
export function addressIn(text: string): string {
  return (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim();
}

/** The domain of an address, in lower case; undefined where there is none. */
export function domainOf(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  const domain = at > 0 ? address.slice(at + 1).toLowerCase() : "";
  return /^[^\s@<>]+$/.test(domain) ? domain : undefined;
}

/** An identity as it is stored: domain names do not depend on the case of letters, names before the @ do. */
export function canonicalIdentity(identity: string): string {
  const domain = domainOf(identity);
  return domain === undefined ? identity.toLowerCase() : `${identity.slice(0, identity.lastIndexOf("@"))}@${domain}`;
}

/** Amazon's mailbox simulator: its addresses take mail without being verified. */
export function isSimulator(address: string): boolean {
  return domainOf(address) === "simulator.amazonses.com";
}
