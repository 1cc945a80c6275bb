import type { text as english } from "../en/screen-passport.ts";
import type { Translated } from "../entry.ts";
import type { JudgedTrait } from "../judged-trait.ts";
import { josa } from "../josa.ts";

function word(name: string, v: JudgedTrait, texts: { desired: boolean; wrong: string; right: string }): string {
  if (v.value !== texts.desired) return `${name}: ${texts.wrong} (${v.confidence} %).`;
  return `${name}: ${texts.right}. 그러나 Rekognition의 신뢰도가 ${v.confidence} %뿐입니다. ${v.threshold}보다 높아야 합니다.`;
}

export const text: Translated<typeof english> = {
  "passport-pass": (v) => `${v.name}: PASS`,
  "passport-fail": (v) => `${v.name}: FAIL`,
  "passport-smile": (v) =>
    v.value
      ? `Smile: 웃는 모습이 보입니다(신뢰도 ${v.confidence} %). 사진에 웃음이 없어야 합니다.`
      : word("Smile", v, { desired: false, wrong: "", right: "웃음 없음" }),
  "passport-sunglasses": (v) => word("Sunglasses", v, { desired: false, wrong: "착용함", right: "없음" }),
  "passport-eyes-open": (v) => word("EyesOpen", v, { desired: true, wrong: "눈을 감음", right: "눈을 뜸" }),
  "passport-mouth-open": (v) => word("MouthOpen", v, { desired: false, wrong: "입을 벌림", right: "입을 다묾" }),
  "passport-no-face": "NoFace: Rekognition이 사진에서 얼굴을 찾지 못했습니다.",
  "passport-several-faces": (v) =>
    `SeveralFaces: Rekognition이 얼굴 ${v.count}개를 찾았습니다. 사진에는 하나만 있어야 합니다.`,
  "passport-unsupported-format": "UnsupportedFormat: Rekognition이 파일을 JPEG나 PNG 사진으로 읽지 못했습니다.",
  "passport-too-large": "TooLarge: 사진이 너무 커서 Rekognition이 받지 않습니다.",
  "passport-uploaded": (v) => `${josa(v.name, "이/가")} ${v.bucket}에 있습니다.`,
  "passport-open": "여권 사무소가 준비되었습니다.",
  "passport-no-results": "아직 결과가 없습니다.",
  "passport-deleted": (v) => `${josa(v.stack, "을/를")} 삭제했습니다.`,
  "passport-none": "여권 사무소가 없습니다.",
  "passport-label-bucket": "버킷",
  "passport-label-table": "테이블",
  "passport-label-topic": "주제",
  "passport-label-url": "URL",
  "passport-label-name": "사진",
  "passport-label-result": "결과",
  "passport-label-reasons": "이유",
  "passport-label-time": "판정 시각",
};
