import { listApprovals } from "../../workshop/approvals/find-approval.ts";
import type { Approval } from "../../workshop/approvals/approval.ts";
import { formatMoment } from "../../ui/terminal/quantity.ts";
import { decodeKey } from "../../workshop/run/encoded-key.ts";
import { html, link, type Markup } from "../html.ts";
import { drawButton } from "./button.ts";
import type { DrawPage, PageContext } from "./page.ts";

/** The images that wait for a person, and what was decided before. */
export const drawApprovalsPage: DrawPage = async (context) => {
  const { environment, words } = context;
  const approvals = (await listApprovals(environment, { all: true })).toReversed();
  return {
    title: words.say("console-place-approvals"),
    place: "approvals",
    sections: [
      {
        id: "approvals",
        content:
          approvals.length === 0
            ? html`<p class="empty">${words.say("console-no-approvals")}</p>`
            : html`<ul class="cards approvals">
                ${approvals.map((approval) => drawApproval(approval, context))}
              </ul>`,
      },
    ],
  };
};

function drawApproval(approval: Approval, { words, readOnly }: PageContext): Markup {
  const { id, s3key, labels, state, decision, decidedBy, deadline, executionArn } = approval;
  const key = decodeKey(s3key);
  const buttons =
    state === "open" && !readOnly
      ? [
          drawButton("/actions/approve", { id }, words.say("console-approve")),
          drawButton("/actions/deny", { id }, words.say("console-deny"), words.say("console-sure-deny", { key })),
        ]
      : [];
  const settled =
    state === "open"
      ? words.say("console-decide-until", { at: formatMoment(deadline, words.language) })
      : words.say("approval-state", { state, decision, by: decidedBy });
  return html`<li>
    <img
      loading="lazy"
      src="${link("/picture", { approval: id, size: "large" })}"
      alt="${words.say("page-photo", { key })}"
    />
    <b>${key}</b><br />${labels.map(({ name, confidence }) => html`${name} ${confidence.toFixed(1)} %<br />`)}<small
      >${settled}</small
    ><br /><a href="${link("/run", { arn: executionArn })}">${words.say("console-run")}</a>
    <p class="line">${buttons}</p>
  </li>`;
}
