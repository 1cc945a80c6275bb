import { describe, expect, it } from "vitest";

import type { Json } from "../../../src/local/states-language/index.ts";
import { evaluatePath, machineOf, runMachine } from "./support/run-machine.ts";

const store: Json = {
  book: [
    { title: "A", price: 8, isbn: "1" },
    { title: "B", price: 12, tags: ["x", "y"] },
    { title: "C", price: 22, isbn: "3" },
  ],
  "odd name": { "a.b": 1 },
  "dash-ed": true,
  nothing: null,
};

describe("a path", () => {
  it.each([
    ["$", store],
    ["$.book[0].title", "A"],
    ["$['book'][1]['price']", 12],
    ["$.book[-1].title", "C"],
    ["$.dash-ed", true],
    ["$.nothing", null],
    ["$['odd name']['a.b']", 1],
    ["$.book[*].title", ["A", "B", "C"]],
    ["$.book[0,2].title", ["A", "C"]],
    ["$.book[1:].title", ["B", "C"]],
    ["$.book[:1].title", ["A"]],
    ["$.book[-2:].title", ["B", "C"]],
    ["$..title", ["A", "B", "C"]],
    ["$.book[0]['title','price']", { title: "A", price: 8 }],
    ["$.book[1:].['title','isbn']", [{ title: "B" }, { title: "C", isbn: "3" }]],
    ["$.*[*]['none','price']", [{ price: 8 }, { price: 12 }, { price: 22 }]],
    [
      "$..['price','isbn']",
      [
        { price: 8, isbn: "1" },
        { price: 22, isbn: "3" },
      ],
    ],
    ["$.book[?(@.isbn)].title", ["A", "C"]],
    ["$.book[?(@.price < 20 && @.price > 10)].title", ["B"]],
    ["$.book[?(!(@.price > 10) || @.title == 'C')].title", ["A", "C"]],
    ["$.book[?(@.title in ['A','B'])].price", [8, 12]],
    ["$.book[?('x' in @.tags)].title", ["B"]],
    ["$.book[?(@.title =~ /[ab]/i)].title", ["A", "B"]],
    ["$.book[?(@.title==B)].price", [12]],
    ["$.book[?(@.title == B && @.price > 1)].price", [12]],
    ["$.book[?(@.price==null)]", []],
    ["$.book[0].title ", "A"],
    ["$.book.length()", 3],
    ["$.book[*].missing", []],
    ["$.missing[*]", []],
    ["$.missing.deeper[1:5]", []],
  ])("%s finds its values", async (path, expected) => {
    expect(await evaluatePath(path, store)).toEqual(expected);
  });

  it.each(["$.missing", "$.book[9].title", "$.book.title", "$.nothing.deeper", "$.toString", "$['__proto__']"])(
    "%s finds nothing",
    async (path) => {
      expect(await evaluatePath(path, store)).toBeUndefined();
    },
  );

  it("does not multiply without end", async () => {
    const wide: Json = Array.from({ length: 2000 }, (_, index) => index);
    const deep = Array.from({ length: 500 }).reduce<Json>((inner) => [inner], wide);
    const run = await runMachine({ definition: machineOf({ Type: "Pass", InputPath: "$..*..*..*" }), input: deep });
    expect(run.outcome).toMatchObject({
      error: "States.Runtime",
      cause: expect.stringContaining("more than 150000 values"),
    });
  });

  it("leaves a backslash in a quoted name alone", async () => {
    expect(await evaluatePath(String.raw`$['Test\""Name"']`, { [String.raw`Test\""Name"`]: 1 })).toBe(1);
  });
});
