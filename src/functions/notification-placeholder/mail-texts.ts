/** The languages that mails are written in. */
export const mailLanguages = ["en", "ko"] as const;

export type MailLanguage = (typeof mailLanguages)[number];

/** A mail's subject, and its text without a greeting. */
interface MailText {
  readonly subject: string;
  readonly text: string;
}

interface Refusal {
  /** The words of the functions' refusals of a photo. */
  readonly says: RegExp;
  readonly words: Readonly<Record<MailLanguage, string>>;
}

const refusals: readonly Refusal[] = [
  {
    says: /^Detected 0 faces/,
    words: {
      en: "We found no face in your photo. Please send a photo that shows your face.",
      ko: "사진에서 얼굴을 찾지 못했습니다. 얼굴이 보이는 사진을 보내 주세요.",
    },
  },
  {
    says: /^Detected \d+ faces/,
    words: {
      en: "We found several faces in your photo. Please send a photo that shows you alone.",
      ko: "사진에 얼굴이 여러 개 있습니다. 혼자 찍은 사진을 보내 주세요.",
    },
  },
  {
    says: /sunglasses/i,
    words: {
      en: "You wear sunglasses in your photo. Please send a photo without them.",
      ko: "사진에서 선글라스를 쓰고 있습니다. 선글라스를 벗은 사진을 보내 주세요.",
    },
  },
  {
    says: /^Unsupported image file format/,
    words: {
      en: "Your file is not a JPEG or PNG photo. Please send one of these formats.",
      ko: "JPEG나 PNG 사진이 아닙니다. 이 형식의 사진을 보내 주세요.",
    },
  },
  {
    says: /already in the system/,
    words: {
      en: "Somebody is registered with this face already. Please sign in with that account.",
      ko: "이 얼굴은 이미 등록되어 있습니다. 등록한 계정으로 로그인하세요.",
    },
  },
  {
    says: /too large|exceeds|size/i,
    words: {
      en: "Your photo is too large. Please send a smaller one.",
      ko: "사진이 너무 큽니다. 더 작은 사진을 보내 주세요.",
    },
  },
];

const others: Readonly<Record<MailLanguage, string>> = {
  en: "We cannot use your photo. Please send another one.",
  ko: "이 사진은 사용할 수 없습니다. 다른 사진을 보내 주세요.",
};

const subjects: Readonly<Record<MailLanguage, string>> = {
  en: "Wild Rydes: please send another photo",
  ko: "Wild Rydes: 다른 사진을 보내 주세요",
};

/**
 * Words a refusal for the rider.
 *
 * @param message what the function that refused the photo said
 */
export function wordMail(message: string, language: MailLanguage): MailText {
  const known = refusals.find(({ says }) => says.test(message));
  const lines = [(known?.words ?? others)[language], "", `(${message.trim()})`];
  return { subject: subjects[language], text: lines.join("\n") };
}
