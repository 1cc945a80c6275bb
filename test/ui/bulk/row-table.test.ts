import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { loadWords } from "../../../src/text/words.ts";
import { drawRowTable, drawTableRow } from "../../../src/ui/bulk/reporters/html/row-table.ts";
import { facts, row, sampleRows } from "./support/sample-batch.ts";

const words = await loadWords("en", ["screen-bulk"]);
const results = [...sampleRows, row(10, { durationMs: 50 })];
const page = drawRowTable(
  results.map((result) => drawTableRow(result, facts.target, words)),
  results.length,
  words,
);

/** Runs the page's script over its rows. The parts of a document that the script uses are made of the page's markup. */
function open() {
  const rows = [...page.matchAll(/<tr data-kind="(\w+)"( data-bad="1")?>(.*?)<\/tr>/g)].map(
    ([, kind, bad, line = ""]) => {
      const cells = [...line.matchAll(/<td data-label="\w+"(?: data-sort="(\d+)")?>(.*?)<\/td>/g)].map(
        ([, sort, markup = ""]) => ({ dataset: { sort }, textContent: markup.replaceAll(/<.*?>/g, "") }),
      );
      return {
        dataset: { kind, bad: bad && "1" },
        cells,
        hidden: false,
        textContent: cells.map((cell) => cell.textContent).join(""),
      };
    },
  );
  const heads = [...page.matchAll(/<th><button type="button">(\w+)<\/button><\/th>/g)].map(([, name], cellIndex) => {
    const button = { onclick: (): void => undefined };
    return { name, cellIndex, ariaSort: null, button, querySelector: () => button };
  });
  const body = { rows, append: (...sorted: typeof rows) => rows.splice(0, rows.length, ...sorted) };
  const [text, kind, shown] = [
    { value: "", oninput: (): void => undefined },
    { value: "", onchange: (): void => undefined },
    { textContent: "" },
  ];
  const table = { tBodies: [body], tHead: { rows: [{ cells: heads }] } };
  const parts: Record<string, object> = { rows: table, filter: text, kind, shown };
  const [, script = ""] = /<script>(.*?)<\/script>/s.exec(page) ?? [];
  runInNewContext(script, { document: { getElementById: (id: string) => parts[id] } });
  return {
    text,
    kind,
    shown,
    users: () => rows.filter(({ hidden }) => !hidden).map(({ cells }) => cells[1]?.textContent),
    click: (name: string) => heads.find((head) => head.name === name)?.button.onclick(),
  };
}

test("all rows of a page are shown, and filtered by text and by outcome", () => {
  const { text, kind, shown, users } = open();
  expect(users()).toEqual(["user_1", "user_2", "=user", "user_10"]);
  text.value = "USER_1";
  text.oninput();
  expect(users()).toEqual(["user_1", "user_10"]);
  expect(shown).toEqual({ textContent: 2 });
  text.value = "";
  kind.value = "unexpected";
  kind.onchange();
  expect(users()).toEqual(["=user"]);
  kind.value = "refused";
  kind.onchange();
  expect(users()).toEqual(["user_2"]);
});

test("a click on a head sorts by it, numbers by their value, and a second click turns the order", () => {
  const { users, click } = open();
  click("Time");
  expect(users()).toEqual(["user_10", "user_1", "user_2", "=user"]);
  click("Time");
  expect(users()).toEqual(["=user", "user_2", "user_1", "user_10"]);
  click("User");
  expect(users().slice(1)).toEqual(["user_1", "user_2", "user_10"]);
});
