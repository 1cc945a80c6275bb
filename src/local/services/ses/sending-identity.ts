import { parseArn } from "../../../arn.ts";
import type { Store } from "../../store/store.ts";
import { canonicalIdentity, domainOf } from "./address.ts";

/**
 * The identity that permission to send is asked for: the sender's address where it is an identity, else its domain where
 * that is one (SES Developer Guide, "Identity and access management in Amazon SES").
 *
 * @param resourceArn the ARN of an identity
 */
export function sendingIdentity(store: Store, resourceArn: string): string {
  const { region, account, resource = "" } = parseArn(resourceArn) ?? {};
  const address = resource.replace(/^identity\//, "");
  const domain = domainOf(address);
  if (region === undefined || account === undefined || domain === undefined) return resourceArn;
  const isIdentity = (name: string): boolean =>
    store
      .prepare("SELECT 1 FROM ses_identities WHERE account = ? AND region = ? AND identity = ?")
      .get(account, region, canonicalIdentity(name)) !== undefined;
  if (isIdentity(address) || !isIdentity(domain)) return resourceArn;
  return `${resourceArn.slice(0, resourceArn.lastIndexOf("/") + 1)}${domain}`;
}
