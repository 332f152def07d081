// Every time on the page is the playground's clock, told in the acting person's zone.

import { me, playNow } from "./state.js";

const DAY = 86_400_000;
const formats = new Map();

function format(options, zone) {
  const key = JSON.stringify([options, zone]);
  if (!formats.has(key)) formats.set(key, makeFormat(options, zone));
  return formats.get(key);
}

function makeFormat(options, zone) {
  try {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
  }
}

export function myZone() {
  return me().tz || "UTC";
}

export function say(ms, options, zone = myZone()) {
  return format(options, zone).format(ms);
}

export function hourMinute(ms, zone) {
  return say(ms, { hour: "2-digit", minute: "2-digit", hour12: false }, zone);
}

export function weekdayTime(ms, zone) {
  return `${say(ms, { weekday: "short" }, zone)} ${hourMinute(ms, zone)}`;
}

export function longDay(ms, zone) {
  return say(ms, { weekday: "long", day: "numeric", month: "long", year: "numeric" }, zone);
}

export function dayKey(ms, zone = myZone()) {
  return say(ms, { year: "numeric", month: "2-digit", day: "2-digit" }, zone).split("/").reverse().join("-");
}

/** "Today", "Yesterday", or "Monday 5 January"; the year only when it is another one. */
export function dayName(ms) {
  const now = playNow();
  if (dayKey(ms) === dayKey(now)) return "Today";
  if (dayKey(ms) === dayKey(now - DAY)) return "Yesterday";
  if (dayKey(ms) === dayKey(now + DAY)) return "Tomorrow";
  const sameYear = say(ms, { year: "numeric" }) === say(now, { year: "numeric" });
  return say(ms, { weekday: "long", day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) });
}

export function tsToMs(ts) {
  return Number(ts) * 1000;
}

/** "Lisbon" out of "Europe/Lisbon". */
export function zoneCity(zone) {
  return (zone || "UTC").split("/").at(-1).replaceAll("_", " ");
}

const STEPS = [["minute", 60_000], ["hour", 3_600_000], ["day", DAY]];

export function ago(ms) {
  const span = ms - playNow();
  if (Math.abs(span) < STEPS[0][1]) return "just now";
  const [unit, size] = STEPS.filter(([, length]) => Math.abs(span) >= length).at(-1);
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(span / size), unit);
}

/** Slack's {date_short_pretty} family for <!date^epoch^format|fallback>. */
export function slackDate(epoch, template) {
  const ms = Number(epoch) * 1000;
  const pretty = (plain) => (["Today", "Yesterday", "Tomorrow"].includes(dayName(ms)) ? dayName(ms).toLowerCase() : plain);
  const numeric = dayKey(ms);
  const short = say(ms, { day: "numeric", month: "short", year: "numeric" });
  const middle = say(ms, { day: "numeric", month: "long", year: "numeric" });
  const words = {
    date_num: numeric, date_slash: numeric.replaceAll("-", "/"), date: middle, date_short: short, date_long: longDay(ms),
    date_pretty: pretty(middle), date_short_pretty: pretty(short), date_long_pretty: pretty(longDay(ms)),
    time: hourMinute(ms), time_secs: say(ms, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false }),
    ago: ago(ms),
    day_divider_pretty: dayName(ms),
  };
  return template.replace(/\{(\w+)\}/g, (whole, word) => words[word] ?? whole);
}

/** Minutes that the zone is ahead of UTC at that instant. */
function offsetMinutes(ms, zone) {
  const parts = Object.fromEntries(format({
    year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23",
  }, zone).formatToParts(ms).map((part) => [part.type, Number(part.value)]));
  const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute);
  return Math.round((local - Math.floor(ms / 60_000) * 60_000) / 60_000);
}

/** "2026-01-05T09:00" as read on the person's wall clock, to epoch seconds. */
export function localToEpoch(local, zone = myZone()) {
  const guess = Date.parse(`${local}:00Z`);
  const first = guess - offsetMinutes(guess, zone) * 60_000;
  return Math.floor((guess - offsetMinutes(first, zone) * 60_000) / 1000);
}

export function epochToLocal(epoch, zone = myZone()) {
  const ms = Number(epoch) * 1000;
  return `${dayKey(ms, zone)}T${hourMinute(ms, zone)}`;
}
