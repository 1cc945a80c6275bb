import { listEnvironmentFaces } from "../../workshop/faces/faces.ts";
import { UserError } from "../../user-error.ts";
import { html, link } from "../html.ts";
import { drawButton } from "./button.ts";
import type { DrawPage } from "./page.ts";

/** The faces of the collection, with the riders they stand for. */
export const drawFacesPage: DrawPage = async ({ environment, words, readOnly }) => {
  const faces = await listEnvironmentFaces(environment).catch((error: unknown) => {
    if (error instanceof UserError && error.code === "collection-not-found") return [];
    throw error;
  });
  const rows = faces.map(
    ({ faceId, user, photo, confidence }) =>
      html`<tr>
        <td class="photo">
          ${photo !== undefined && html`<a href="${link("/photo", { key: photo })}"><img loading="lazy" src="${link("/picture", { key: photo })}" alt="${words.say("page-photo", { key: photo })}" /></a>`}
        </td>
        <th scope="row">${user ?? ""}</th>
        <td data-label="${words.say("label-face")}"><code>${faceId}</code></td>
        <td class="number" data-label="${words.say("label-confidence")}">
          ${confidence === undefined ? "" : `${confidence.toFixed(1)} %`}
        </td>
        <td>
          ${!readOnly && drawButton("/actions/delete-face", { face: faceId }, words.say("console-delete"), words.say("console-sure-delete", { user: user ?? faceId }))}
        </td>
      </tr>`,
  );
  return {
    title: words.say("console-place-faces"),
    place: "faces",
    sections: [
      {
        id: "faces",
        content:
          rows.length === 0
            ? html`<p class="empty">${words.say("console-no-faces")}</p>`
            : html`<table class="chart">
                <thead>
                  <tr>
                    <th>${words.say("label-photo")}</th>
                    <th>${words.say("label-user")}</th>
                    <th>${words.say("label-face")}</th>
                    <th class="number">${words.say("label-confidence")}</th>
                    <th></th>
                  </tr>
                </thead>
                <tbody>
                  ${rows}
                </tbody>
              </table>`,
      },
    ],
  };
};
