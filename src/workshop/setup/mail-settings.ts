import { UserError } from "../../user-error.ts";

/** How refused riders get mail. */
export interface MailSettings {
  /** Undefined: no mail any more. */
  readonly from: string | undefined;
  /** Riders whose address is not known get mail at `USER@DOMAIN`. */
  readonly toDomain: string | undefined;
  readonly language: "en" | "ko";
}

/**
 * Checks what a person asked for.
 *
 * @param settings.from an address, or `off`
 * @throws UserError `bad-address`
 */
export function readMailSettings(settings: {
  from: string;
  toDomain: string | undefined;
  language: MailSettings["language"];
}): MailSettings {
  const { from, toDomain, language } = settings;
  if (from === "off") return { from: undefined, toDomain: undefined, language };
  checkAddress(from);
  if (toDomain !== undefined) checkAddress(`user@${toDomain}`);
  return { from, toDomain, language };
}

/** @throws UserError `bad-address` unless it has a name, one `@` and a domain */
export function checkAddress(address: string): void {
  const isAddress = /^[^\s@<>"(),:;\\[\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(address);
  if (!isAddress || address.includes("..")) throw new UserError({ code: "bad-address", values: { address } });
}

/** The values of the template's parameters. */
export function mailParameters({ from = "", toDomain = "", language }: MailSettings): [string, string][] {
  return [
    ["NotifyFrom", from],
    ["NotifyToDomain", toDomain],
    ["NotifyLanguage", language],
  ];
}
