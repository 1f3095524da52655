/* What a letter's fields hold. A value is a text; a list of options; for ready sentences {chosen, own}; for exhibits a
   list of options and of {text} (typed) or {log, option?} (from the evidence log); for lists, rows of texts by column. */
"use strict";

Playbook.letterValues = (() => {
  /** Whether there is anything in a value. */
  function isFilled(value) {
    if (typeof value === "string") return value.trim() !== "";
    if (value === null || typeof value !== "object") return false;
    return Object.values(value).some(isFilled);
  }

  /** The options that a value holds. */
  function optionsOf(value) {
    if (typeof value === "string") return [value];
    if (Array.isArray(value)) return value.map((entry) => (typeof entry === "string" ? entry : entry.option));
    return value?.chosen ?? [];
  }

  /** Whether a condition holds: every named field is one of what is named. */
  function holds(when, values) {
    return Object.entries(when).every(([name, wanted]) => {
      const value = values.get(name) ?? "";
      return wanted.some((one) => {
        if (one === "filled") return isFilled(value);
        if (one === "empty") return !isFilled(value);
        return optionsOf(value).includes(one);
      });
    });
  }

  /** What a field of this type holds when nothing is entered. */
  function emptyValue(type) {
    if (type === "sentences") return { chosen: [], own: "" };
    return ["choices", "exhibits", "list"].includes(type) ? [] : "";
  }

  /* What counts of a value: answers that are not offered now are left out. */
  function offered(value, isOffered) {
    if (typeof value === "string") return isOffered(value) ? value : "";
    if (Array.isArray(value)) {
      return value.filter((entry) => typeof entry !== "string" || isOffered(entry));
    }
    return { ...value, chosen: value.chosen.filter(isOffered) };
  }

  /** The values that count now: of fields that are not asked and answers that are not offered, none do. */
  function current(fields) {
    const values = new Map();
    for (const field of fields) {
      let value = holds(field.when, values) ? field.read() : emptyValue(field.type);
      if (field.optionConditions.size) {
        value = offered(value, (option) => holds(field.optionConditions.get(option) ?? {}, values));
      }
      if (field.columnConditions.length) {
        value = value.map((row) => ({ ...row, ...withoutUnoffered(row, field.columnConditions, values) }));
      }
      values.set(field.id, value);
    }
    return values;
  }

  function withoutUnoffered(row, conditions, values) {
    const gone = conditions.filter(({ column, option, when }) => row[column] === option && !holds(when, values));
    return Object.fromEntries(gone.map(({ column }) => [column, ""]));
  }

  /** The evidence log: [{id, name}], numbered by position; an exhibit without a name goes by its file's. */
  function evidenceLog() {
    const text = (value) => (typeof value === "string" ? value : "");
    return Playbook.case.read().exhibits.map(({ id, name, file }) => ({ id, name: text(name) || text(file?.name) }));
  }

  /* The key by which a row of a list names an exhibit. */
  function exhibitKey(entry) {
    if (typeof entry === "string") return entry;
    return entry.option ?? (entry.log === undefined ? `typed:${entry.text}` : `log:${entry.log}`);
  }

  /** Exhibits with their numbers, in order: those of the evidence log keep theirs, others follow after them. */
  function numbered(entries) {
    const log = evidenceLog();
    let next = log.length;
    return entries
      .filter((entry) => typeof entry === "string" || isFilled(entry))
      .map((entry) => {
        const place = log.findIndex((one) => one.id === entry.log);
        return {
          key: exhibitKey(entry),
          number: place >= 0 ? place + 1 : ++next,
          option: typeof entry === "string" ? entry : entry.option,
          text: entry.text ?? log[place]?.name ?? "",
        };
      })
      .sort((one, other) => one.number - other.number);
  }

  /* Chinese keyboards type full-width digits and commas, which are no part of a number or id. */
  function halfWidth(value) {
    return value.trim().normalize("NFKC").replaceAll("、", ",");
  }

  /** An amount in won as a number, also where it is written as Koreans say it (12만 원, 1억 2000만); NaN for what is none. */
  function amount(value) {
    const written = halfWidth(value).replace(/[\s,₩￦원]|KRW/gi, "");
    const parts = written.match(/^(?:(\d+)억)?(?:(\d+)[만万萬])?(\d+)?$/);
    if (!written || !parts) return NaN;
    const [hundredMillions, tenThousands, ones] = parts.slice(1).map((part) => Number(part ?? 0));
    return hundredMillions * 1e8 + tenThousands * 1e4 + ones;
  }

  /** Today as 2026-11-25; where the reader's day and Korea's differ, the later of both. */
  function today() {
    const day = (options) => new Intl.DateTimeFormat("en-CA", options).format(new Date());
    const [here, korea] = [day({}), day({ timeZone: "Asia/Seoul" })];
    return here > korea ? here : korea;
  }

  return {
    isFilled, optionsOf, holds, current, evidenceLog, numbered, halfWidth, amount, today,
  };
})();
