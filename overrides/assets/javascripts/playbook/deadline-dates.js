/* Counting deadlines. Days are numbers (days since 1970-01-01), times are minutes since midnight, both in Korea, so that
   neither the clock zone of the device nor the way it reads dates matters. Nothing here touches the page. */
"use strict";

Playbook.deadlineDates = (() => {
  const DAY = 1440; // minutes
  const KOREA = 9 * 60; // minutes ahead of UTC; Korea has no summer time

  // --- days and times -------------------------------------------------------------------------------------------

  function dayNumber(year, month, date) {
    return Date.UTC(year, month - 1, date) / (DAY * 60000);
  }

  function partsOf(day) {
    const date = new Date(day * DAY * 60000);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate() };
  }

  /** A day as its number, from “2026-11-25” or how people type it (2026.11.25, 2026年11月25日); null if there is none. */
  function parseDay(text) {
    const found = /^\s*(20\d\d)\s*[-./年년]\s*(\d{1,2})\s*[-./月월]\s*(\d{1,2})\s*[.日일]?\s*$/.exec(text);
    if (!found) return null;
    const [year, month, date] = found.slice(1).map(Number);
    const day = dayNumber(year, month, date);
    const back = partsOf(day);
    return back.month === month && back.date === date ? day : null;
  }

  /** A day as “2026-11-25”. */
  function dayText(day) {
    const { year, month, date } = partsOf(day);
    return [year, month, date].map((part) => String(part).padStart(2, "0")).join("-");
  }

  /** A time as minutes since midnight; null if it is none. */
  function parseTime(text) {
    const found = /^\s*([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s*$/.exec(text);
    return found ? Number(found[1]) * 60 + Number(found[2]) : null;
  }

  /** Minutes since midnight as “09:05”. */
  function timeText(minutes) {
    return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
  }

  /** Day and time in Korea at a moment given in milliseconds. */
  function inKorea(milliseconds) {
    const minutes = Math.floor(milliseconds / 60000) + KOREA;
    return { day: Math.floor(minutes / DAY), minutes: ((minutes % DAY) + DAY) % DAY };
  }

  /** The moment of a day and time in Korea, in milliseconds. */
  function moment(day, minutes) {
    return (day * DAY + minutes - KOREA) * 60000;
  }

  /** 0 for Sunday to 6 for Saturday. */
  function weekday(day) {
    return (((day + 4) % 7) + 7) % 7;
  }

  // --- working days ---------------------------------------------------------------------------------------------

  function isWeekend(day) {
    return weekday(day) === 0 || weekday(day) === 6;
  }

  /** The name of the public holiday on a day, or "". `holidays`: {"2026": {"2026-01-01": name, …}, …}. */
  function holidayName(day, holidays) {
    return holidays[partsOf(day).year]?.[dayText(day)] ?? "";
  }

  function isKnown(day, holidays) {
    return Object.hasOwn(holidays, partsOf(day).year);
  }

  function isWorking(day, holidays) {
    return !isWeekend(day) && !holidayName(day, holidays);
  }

  /* The nearest working day in a direction (1 or -1); null where the holidays on the way are not known. */
  function nextWorking(day, step, holidays) {
    let found = day + step;
    while (isKnown(found, holidays) && !isWorking(found, holidays)) found += step;
    return isKnown(found, holidays) ? found : null;
  }

  // --- counting -------------------------------------------------------------------------------------------------

  /* Business days after a day. The day itself is not counted. */
  function addBusinessDays(start, amount, holidays) {
    const skipped = { weekends: 0, holidays: [] };
    let day = start;
    for (let left = amount; left > 0; ) {
      day += 1;
      if (!isKnown(day, holidays)) return { missingYear: partsOf(day).year };
      const name = holidayName(day, holidays);
      if (isWeekend(day)) skipped.weekends += 1;
      else if (name) skipped.holidays.push({ day, name });
      else left -= 1;
    }
    return { day, skipped };
  }

  /* The same day of a later month, or that month's last day. */
  function addMonths(start, amount) {
    const { year, month, date } = partsOf(start);
    const last = dayNumber(year, month + amount + 1, 0);
    return Math.min(dayNumber(year, month + amount, date), last);
  }

  /** When a period ends: {day, minutes, skipped, timeAssumed}, or {missingYear}. `minutes` is null but for hours. */
  function count({ amount, unit }, start, startMinutes, holidays) {
    const nothing = { weekends: 0, holidays: [] };
    const ends = { minutes: null, skipped: nothing, timeAssumed: false };
    if (unit === "business-days") return { ...ends, ...addBusinessDays(start, amount, holidays) };
    if (unit === "days") return { ...ends, day: start + amount };
    if (unit === "months") return { ...ends, day: addMonths(start, amount) };
    if (unit === "years") return { ...ends, day: addMonths(start, 12 * amount) };
    const total = (startMinutes ?? 0) + amount * 60; // without a time from midnight: rather too early than too late
    return { ...ends, day: start + Math.floor(total / DAY), minutes: total % DAY, timeAssumed: startMinutes === null };
  }

  function textOf(value) {
    if (typeof value === "string") return value;
    return value === null || value === undefined ? "" : String(value);
  }

  /** When an entry is due.

      `record` is what we know of the period, or null; `entry` is what is stored, which may hold anything. Gives
      {basis, day, minutes, counted, received, named, odd}: basis is "notice" (its date wins), "count", "unknown"
      (counting would need holidays that are not known) or "none"; `odd`: names of the fields that hold no date or time. */
  function due(record, entry, holidays) {
    const odd = [];
    const read = (field, parse) => {
      const text = textOf(entry[field]);
      const value = text.trim() ? parse(text) : null;
      if (text.trim() && value === null) odd.push(field);
      return value;
    };
    const received = read("received", parseDay);
    const receivedMinutes = read("receivedTime", parseTime);
    const named = read("named", parseDay);
    const namedMinutes = read("namedTime", parseTime);
    const counted = record && received !== null ? count(record, received, receivedMinutes, holidays) : null;
    const found = { day: null, minutes: null, counted, received, receivedMinutes, named, odd };
    if (named !== null) return { ...found, basis: "notice", day: named, minutes: namedMinutes };
    if (counted?.missingYear) return { ...found, basis: "unknown" };
    if (counted) return { ...found, basis: "count", day: counted.day, minutes: counted.minutes };
    return { ...found, basis: "none" };
  }

  /** How far away a due date is: {past, days} or, for one with a time within two days, {past, minutes}. */
  function distance({ day, minutes }, now) {
    if (minutes === null) return { past: day < now.day, days: Math.abs(day - now.day) };
    const left = (day - now.day) * DAY + minutes - now.minutes;
    if (Math.abs(left) < 2 * DAY) return { past: left < 0, minutes: Math.abs(left) };
    return { past: left < 0, days: Math.abs(day - now.day) };
  }

  // --- calendar files (RFC 5545) --------------------------------------------------------------------------------

  function escaped(text) {
    return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n").replace(/[\u0000-\u001f\u007f]/g, " ");
  }

  /* Lines have at most 75 octets; a longer one goes on in the next, after a space. Signs are not cut apart. */
  function folded(line) {
    const encoder = new TextEncoder();
    const lines = [""];
    let size = 0;
    for (const sign of line) {
      const length = encoder.encode(sign).length;
      if (size + length > 75) {
        lines.push(" ");
        size = 1;
      }
      lines[lines.length - 1] += sign;
      size += length;
    }
    return lines.join("\r\n");
  }

  function stamp(milliseconds) {
    return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, "");
  }

  /** A calendar file. Events are {id, day, minutes, summary, description}; all share alarms before their beginning. */
  function calendar(events, now, { name, alarms = ["-P3D", "-P1D", "-PT3H"] }) {
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Seller Defense Playbook//Deadlines//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      `X-WR-CALNAME:${escaped(name)}`,
    ];
    for (const { id, day, minutes, summary, description } of events) {
      const end = moment(day, minutes ?? 18 * 60);
      const start = minutes === null ? moment(day, 9 * 60) : end - 3600000;
      lines.push(
        "BEGIN:VEVENT",
        `UID:${escaped(id)}@seller-defense-playbook`,
        `DTSTAMP:${stamp(now)}`,
        `SEQUENCE:${Math.floor(now / 60000)}`,
        `DTSTART:${stamp(start)}`,
        `DTEND:${stamp(end)}`,
        `SUMMARY:${escaped(summary)}`,
        `DESCRIPTION:${escaped(description)}`,
        "TRANSP:TRANSPARENT",
      );
      for (const trigger of alarms) {
        lines.push("BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:${trigger}`, `DESCRIPTION:${escaped(summary)}`, "END:VALARM");
      }
      lines.push("END:VEVENT");
    }
    lines.push("END:VCALENDAR");
    return lines.map((line) => folded(line) + "\r\n").join("");
  }

  return {
    parseDay,
    dayText,
    parseTime,
    timeText,
    inKorea,
    moment,
    weekday,
    holidayName,
    isWeekend,
    nextWorking,
    textOf,
    count,
    due,
    distance,
    calendar,
  };
})();
