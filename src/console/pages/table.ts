import { scanItems } from "../../aws/table/items.ts";
import { readResources } from "../../workshop/resources.ts";
import { UserError } from "../../user-error.ts";
import { html } from "../html.ts";
import type { DrawPage } from "./page.ts";

const mostItems = 200;

/** The items of the riders' table, as they are. */
export const drawTablePage: DrawPage = async ({ environment, words }) => {
  const resources = await readResources(environment).catch((error: unknown) => {
    if (error instanceof UserError && error.code === "setup-not-done") return undefined;
    throw error;
  });
  const items = resources ? ((await scanItems(environment.session, resources.table)) ?? []) : [];
  const name = resources?.table ?? "";
  return {
    title: words.say("console-place-table"),
    place: "table",
    sections: [
      {
        id: "items",
        content:
          items.length === 0
            ? html`<p class="empty">${words.say("console-no-items")}</p>`
            : html`<p class="dim">${name} · ${words.say("console-item-count", { count: items.length })}</p>
                ${items.slice(0, mostItems).map(
                  (item, index) =>
                    html`<details id="item-${index}" ${index < 20 && html` open`}>
                      <summary>${String(item["Username"] ?? index + 1)}</summary>
                      <pre>${JSON.stringify(item, undefined, 2)}</pre>
                    </details>`,
                )}`,
      },
    ],
  };
};
