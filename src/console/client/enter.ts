import { notice } from "./notice.ts";

/** Trades the token in the address for a cookie. The browser never sends what follows the `#`. */
export async function enter(): Promise<void> {
  const token = location.hash.slice(1);
  history.replaceState(undefined, "", "/open");
  const answer = await fetch("/session", { method: "POST", body: token });
  if (answer.ok) location.replace("/");
  else
    notice(
      (navigator.language.startsWith("ko") ? document.body.dataset["usedKo"] : document.body.dataset["usedEn"]) ?? "",
      true,
    );
}
