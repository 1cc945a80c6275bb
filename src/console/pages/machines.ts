import { listMachines } from "../../aws/machine/find-machines.ts";
import { formatMoment } from "../../ui/terminal/quantity.ts";
import { html, link } from "../html.ts";
import type { DrawPage } from "./page.ts";

/** Every state machine of the account and region. */
export const drawMachinesPage: DrawPage = async ({ environment, words }) => {
  const machines = await listMachines(environment.session, () => true);
  const rows = machines
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map(
      ({ name, arn, type, createdAt }) =>
        html`<tr>
          <th scope="row"><a href="${link("/machine", { arn })}">${name}</a></th>
          <td>${type}</td>
          <td>${createdAt ? formatMoment(createdAt, words.language) : ""}</td>
        </tr>`,
    );
  const table = html`<table class="chart">
    <thead>
      <tr>
        <th>${words.say("label-name")}</th>
        <th>${words.say("label-form")}</th>
        <th>${words.say("label-created")}</th>
      </tr>
    </thead>
    ${rows}
  </table>`;
  return {
    title: words.say("console-place-machines"),
    place: "machines",
    sections: [
      {
        id: "machines",
        content: rows.length === 0 ? html`<p class="empty">${words.say("console-no-machines")}</p>` : table,
      },
    ],
  };
};
