import { formatNumber } from "../format-number.ts";
import type { text as english } from "../en/errors-run.ts";
import { formFlags, nearKeys } from "../run-hints.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "bad-user-id": (v) => ({
    message: `잘못된 사용자 ID: ${v.user}`,
    why:
      v.length > 255
        ? `${v.length}자입니다. Rekognition은 255자까지 받습니다.`
        : "Rekognition이 ID를 얼굴과 함께 저장합니다. 영문자, 숫자, _ . - : 만 쓸 수 있으며 이메일 주소는 쓸 수 없습니다.",
    next: [`${josa(v.suggestion, "과/와")} 같은 ID를 사용하세요`],
  }),
  "no-photo": (_, { cmd }) => ({
    message: "사진을 지정하지 않았습니다.",
    next: [
      "버킷의 사진은 --key KEY로, 업로드할 사진은 --photo FILE로 지정하세요. 둘 다 지정할 수도 있습니다",
      `예: ${cmd("run", { user: "user_a", key: "1_happy_face.jpg" })}`,
    ],
  }),
  "bad-key": (v) => ({
    message: `키는 1~${formatNumber(v.limit)}바이트여야 합니다.`,
    next: ["더 짧은 --key를 사용하세요"],
  }),
  "bad-execution-name": (v) => ({
    message: `잘못된 실행 이름: ${v.name}`,
    next: ["영문자, 숫자, 하이픈, 밑줄을 80자까지 사용하세요"],
  }),
  "photo-not-found": (v, { cmd }) => ({
    message: `버킷 ${v.bucket}에 사진 ${josa(v.key, "이/가")} 없습니다.`,
    why:
      v.present.length === 0
        ? "버킷이 비어 있습니다."
        : `버킷에 있는 사진: ${v.present.join(", ")}${v.more === 0 ? "" : ` 외 ${v.more}개`}.`,
    next: [
      ...nearKeys(v.key, v.present).map((key) => `${josa(key, "을/를")} 찾으셨나요?`),
      "이 중 하나를 --key로 지정하세요",
      {
        run: `또는 사진을 업로드하세요: \`${cmd("run", { user: "ID", photo: "FILE" })}\``,
        flow: `또는 이미지를 업로드하세요: \`${cmd("run", { flow: "metadata", photo: "FILE" })}\``,
        annotate: `또는 사진 파일에 표시하세요: \`${cmd("photos annotate", {}, "FILE")}\``,
      }[v.purpose],
    ],
  }),
  "photo-file-not-found": (v) => ({
    message: `파일 ${josa(v.file, "이/가")} 없습니다.`,
    next: ["사진의 경로를 확인하세요"],
  }),
  "bad-photo": (v, { say }) => ({
    message: `사진 ${josa(v.file, "을/를")} 사용할 수 없습니다.`,
    why: say(v.problem),
    next: ["얼굴이 하나 있는 JPEG 또는 PNG 사진을 선택하세요"],
  }),
  "no-face": (v) => ({
    message: `사진 ${v.photo}에 얼굴이 없습니다.`,
    next: ["얼굴이 더 크게 정면으로 나온 사진을 선택하세요"],
  }),
  "execution-exists": (v) => ({
    message: `이름이 ${v.name}인 실행이 이미 있습니다.`,
    why: "같은 이름은 90일 후에, 또는 실행 중에 같은 입력으로만 다시 사용할 수 있습니다.",
    next: ["다른 --name을 사용하거나 --name을 빼세요"],
  }),
  "execution-not-found": (v, { cmd }) => ({
    message: `실행 ${josa(v.execution, "이/가")} 없습니다.`,
    why: v.recent.length === 0 ? undefined : `최근 실행: ${v.recent.join(", ")}.`,
    next: [`최근 실행을 보려면: \`${cmd("inspect")}\``],
  }),
  "execution-failed": (v) => ({
    message: "실행이 실패했습니다.",
    why: v.reason === undefined ? "이유가 기록되지 않았습니다." : undefined,
  }),
  "unexpected-outcome": (v, { say }) => ({
    message: `예상: ${v.expected}. 결과: ${say(v.outcome)}.`,
  }),
  "machine-not-deployed": (v, { cmd }) => ({
    message:
      v.stage === undefined && v.form === undefined
        ? "이 환경에 배포된 상태 머신이 없습니다."
        : v.form === "in-place"
          ? "제자리에서 업데이트하는 상태 머신이 배포되지 않았습니다."
          : `${v.stage ?? 4}단계 상태 머신${v.form === "sdk" || v.form === "express" ? `(${v.form})` : ""}이 배포되지 않았습니다.`,
    why: v.deployed.length === 0 ? undefined : `배포된 상태 머신: ${v.deployed.join(", ")}.`,
    next: [`\`${cmd("deploy-machine", { stage: v.stage ?? 1, ...formFlags(v.form) })}\` 명령을 실행하세요`],
  }),
  "version-not-found": (v, { cmd }) => ({
    message: `${v.machine}에 ${josa(`버전 ${v.version}`, "이/가")} 없습니다.`,
    why: v.known.length === 0 ? "버전이 없습니다." : `있는 버전: ${v.known.join(", ")}.`,
    next: [`버전 목록을 보려면: \`${cmd("inspect")}\``],
  }),
  "user-missing": (v, { cmd }) => ({
    message: v.photo ? "사용자를 지정하지 않았습니다." : "사용자와 사진을 지정하지 않았습니다.",
    next: [
      "--user ID와 함께 --key KEY 또는 --photo FILE을 지정하세요",
      `예: ${cmd("run", { user: "user_a", key: "1_happy_face.jpg" })}`,
    ],
  }),
  "express-not-waited": (v) => ({
    message: `${josa(v.machine, "은/는")} Express 상태 머신입니다. Step Functions는 끝날 때까지 기다리는 호출자에게만 결과를 알려 줍니다.`,
    next: ["--no-wait를 빼세요"],
  }),
  "bad-input": (v) => ({
    message: v.reason === undefined ? "입력이 JSON 객체가 아닙니다." : "입력이 JSON이 아닙니다.",
    why: v.reason,
    next: ["--input에 JSON 객체를 지정하거나 JSON 객체가 있는 파일의 경로를 지정하세요"],
  }),
  "input-file-unreadable": (v, { say }) => ({
    message: `${v.file} 파일을 읽을 수 없습니다.`,
    why: say(v.problem),
    next: ["--input에 JSON 객체를 지정하거나 JSON 객체가 있는 파일의 경로를 지정하세요"],
  }),
  "definition-invalid": (v) => ({
    message: "Step Functions가 정의를 거부합니다.",
    why: v.problems.map(({ code, location, text }) => `${code} (${location ?? "최상위"}): ${text}`).join("\n"),
    next: ["위에 표시된 위치에서 정의를 수정하세요"],
  }),
  "collection-not-found": (v, { cmd }) => ({
    message: `컬렉션 ${josa(v.collection, "이/가")} 없습니다.`,
    next: [
      `환경을 설정하세요: \`${cmd("setup")}\``,
      `컬렉션만 없다면 컬렉션을 만드세요: \`${cmd("collection reset")}\``,
    ],
  }),
  "bad-face-choice": (v, { cmd }) => ({
    message: v.ways === 0 ? "얼굴을 선택하지 않았습니다." : "얼굴 ID, --user, --all은 함께 사용할 수 없습니다.",
    next: [`얼굴 ID, --user ID, --all 중 하나를 사용하세요. 목록을 보려면: \`${cmd("faces list")}\``],
  }),
  "face-not-found": (v, { cmd }) => ({
    message:
      v.user === undefined
        ? `컬렉션에 얼굴 ${josa(v.faces.join(", "), "이/가")} 없습니다.`
        : `컬렉션에 ${v.user}의 얼굴이 없습니다.`,
    next: [`얼굴 목록을 보려면: \`${cmd("faces list")}\``],
  }),
  "user-not-found": (v, { cmd }) => ({
    message: `${v.user}의 항목과 얼굴이 없습니다.`,
    next: [`항목과 얼굴을 보려면: \`${cmd("inspect")}\``],
  }),
  "thumbnail-format": (v) => ({
    message: `썸네일 형식은 ${v.type}입니다. ${v.file}에는 확장자 ${v.endings.join(", ")} 중 하나가 필요합니다.`,
    next: ["--save에 형식에 맞는 파일 이름을 지정하세요"],
  }),
  "file-exists": (v) => ({
    message: `파일이 이미 있습니다: ${v.file}`,
    next: ["다른 파일 이름을 지정하거나 먼저 이 파일을 삭제하세요"],
  }),
  "thumbnail-not-found": (v, { cmd }) => ({
    message: `${v.user}의 썸네일이 없습니다.`,
    why: "썸네일의 위치를 담는 항목은 4단계부터 기록됩니다.",
    next: [`4단계에서 사진을 실행하세요: ${cmd("run", { user: v.user, key: "KEY", stage: 4 })}`],
  }),
  "file-not-writable": (v) => ({
    message: `썸네일을 ${v.file}에 쓸 수 없습니다.`,
    why: v.reason,
    next: ["--save로 다른 경로를 지정하세요"],
  }),
  "picture-not-written": (v) => ({
    message: `그림을 ${v.file}에 쓸 수 없습니다.`,
    why: v.reason,
    next: ["--out으로 다른 경로를 지정하세요"],
  }),
  "bad-annotation": (v, { say }) => ({
    message: say(v.problem),
    next: ["FILE을 지정하거나 버킷의 사진을 --key KEY로 지정하세요. 그림은 --out FILE.png 또는 FILE.jpg로 지정하세요"],
  }),
};
