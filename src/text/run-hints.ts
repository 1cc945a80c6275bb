import { nearestName } from "../nearest-name.ts";

/** The flags of `deploy-machine` that make a machine of a form. */
export function formFlags(form: string | undefined): Readonly<Record<string, string | true>> {
  if (form === "in-place") return { "in-place": true };
  if (form === "sdk") return { integration: "sdk" };
  return form === "express" ? { express: true } : {};
}

/** The key that was probably meant: one, or none when no key is near. */
export function nearKeys(key: string, present: readonly string[]): string[] {
  const near = nearestName(key, present);
  return near === undefined ? [] : [near];
}
